package io.orderfold.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from a name, so that doing a step again names the same thing (RFC 9562, version 5). */
public final class NameBasedId {

    private static final UUID NAMESPACE = UUID.fromString("6f72640e-7266-5f6c-a4c0-6f7264657266");

    private NameBasedId() {}

    /** The same parts give the same id, for ever and on every machine. */
    public static UUID of(Object... parts) {
        StringBuilder name = new StringBuilder();
        for (Object part : parts) {
            String text = part.toString();
            name.append(text.length()).append(':').append(text);
        }
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(NAMESPACE.getMostSignificantBits())
                    .putLong(NAMESPACE.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.toString().getBytes(StandardCharsets.UTF_8)));
            long high = (hash.getLong() & 0xffffffffffff0fffL) | 0x5000L;
            long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }
}
