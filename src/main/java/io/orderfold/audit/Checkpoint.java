package io.orderfold.audit;

import io.orderfold.kernel.Fields;
import java.time.Instant;

/**
 * A signed statement of what the log was: to be kept elsewhere, by somebody who then need not trust the database.
 *
 * @param format what is signed, and how: {@value #FORMAT}
 * @param number 1 and up, without a gap
 * @param upTo the number in the log up to which it speaks of every event
 * @param events how many these are
 * @param digest of these, see {@link LogDigest}
 * @param set all their hashes by exclusive or
 * @param previous the hash of the checkpoint before; of the first, 64 zeros
 * @param at when it was signed
 * @param keyId which key signed it
 * @param signature by Ed25519 over {@link #signed()}, in Base64
 */
public record Checkpoint(
        String format,
        long number,
        long upTo,
        long events,
        String digest,
        String set,
        String previous,
        Instant at,
        String keyId,
        String signature) {

    public static final String FORMAT = "orderfold.checkpoint.1";

    /** Stands before the first. */
    public static final String NONE = "0".repeat(64);

    /** What its signature is over. */
    public byte[] signed() {
        return fields().bytes();
    }

    /** By which the next one names it. */
    public String hash() {
        return fields().sha256();
    }

    private Fields fields() {
        return new Fields(format)
                .add(number)
                .add(upTo)
                .add(events)
                .add(digest)
                .add(set)
                .add(previous)
                .add(at.toString())
                .add(keyId);
    }

    public Checkpoint signedWith(String newSignature) {
        return new Checkpoint(format, number, upTo, events, digest, set, previous, at, keyId, newSignature);
    }
}
