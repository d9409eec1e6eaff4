package io.orderfold.audit;

import io.orderfold.kernel.Fields;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the log comes to up to some number: the digest of each event is SHA-256 over the one before, the event's number as
 * eight bytes, and its hash. Two logs with the same digest have the same events in the same places. Beside it, all hashes
 * by exclusive or: the same for the same events in another order.
 */
public final class LogDigest {

    private static final int BYTES = 32;

    private final MessageDigest sha256 = Fields.digest();
    private byte[] digest;
    private final byte[] set;
    private long events;

    private LogDigest(byte[] digest, byte[] set, long events) {
        this.digest = digest;
        this.set = set;
        this.events = events;
    }

    /** Of no events. */
    public static LogDigest empty() {
        return new LogDigest(new byte[BYTES], new byte[BYTES], 0);
    }

    /** To go on from a checkpoint; from none, of no events. */
    public static LogDigest after(@Nullable Checkpoint checkpoint) {
        return checkpoint == null
                ? empty()
                : new LogDigest(bytes(checkpoint.digest()), bytes(checkpoint.set()), checkpoint.events());
    }

    /** The event with the next higher number. */
    public void add(long position, @Nullable String hash) {
        byte[] bytes = bytes(hash == null ? "" : hash);
        sha256.update(digest);
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
        digest = sha256.digest(bytes);
        for (int i = 0; i < BYTES; i++) {
            set[i] ^= bytes[i];
        }
        events++;
    }

    public String digest() {
        return HexFormat.of().formatHex(digest);
    }

    public String set() {
        return HexFormat.of().formatHex(set);
    }

    public long events() {
        return events;
    }

    /** Whether it is what the checkpoint says. */
    public boolean agreesWith(Checkpoint checkpoint) {
        return events == checkpoint.events() && digest().equals(checkpoint.digest());
    }

    /** What is no hash counts as one of its own, so that it agrees with none. */
    private static byte[] bytes(String hash) {
        if (hash.length() == 2 * BYTES
                && hash.chars().allMatch(digit -> Character.digit(digit, 16) >= 0 && digit < 128)) {
            return HexFormat.of().parseHex(hash);
        }
        return Fields.digest().digest(hash.getBytes(StandardCharsets.UTF_8));
    }
}
