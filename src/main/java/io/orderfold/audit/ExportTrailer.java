package io.orderfold.audit;

import io.orderfold.kernel.Fields;
import java.time.Instant;

/**
 * Ends an exported log: without it, the file is not whole.
 *
 * @param lines how many events the file has
 * @param sha256 of all bytes of the file before this line
 * @param upTo the number up to which it has the log
 * @param events how many the log has up to there, whatever was left out of the file
 * @param digest of these, as in a {@link Checkpoint}
 * @param publicKey of the key that signed it
 * @param signature by Ed25519 over {@link #signed()}, in Base64
 */
public record ExportTrailer(
        String format,
        long lines,
        String sha256,
        long upTo,
        long events,
        String digest,
        Instant at,
        String keyId,
        String publicKey,
        String signature) {

    /** What its signature is over. */
    public byte[] signed() {
        return new Fields(format)
                .add(lines)
                .add(sha256)
                .add(upTo)
                .add(events)
                .add(digest)
                .add(at.toString())
                .add(keyId)
                .bytes();
    }
}
