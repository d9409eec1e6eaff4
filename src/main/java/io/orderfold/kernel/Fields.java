package io.orderfold.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Texts one after the other, so written that no two lists of them come out the same: each is its length in UTF-8, as four
 * bytes with the highest first, and then its bytes. What is null has the length -1 and no bytes. A number is its decimal
 * digits.
 */
public final class Fields {

    private byte[] bytes = new byte[2048];
    private int length;

    /** @param kind says first what they are, so that one kind's can't be taken for another's */
    public Fields(String kind) {
        add(kind);
    }

    public Fields add(long number) {
        return add(Long.toString(number));
    }

    public Fields add(@Nullable String text) {
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        int needed = Math.addExact(length, Math.addExact(4, utf8.length));
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
        int said = text == null ? -1 : utf8.length;
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (said >> shift);
        }
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Of {@link #bytes()}, in 64 lower-case hexadecimal digits. */
    public String sha256() {
        MessageDigest digest = digest();
        digest.update(bytes, 0, length);
        return HexFormat.of().formatHex(digest.digest());
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
