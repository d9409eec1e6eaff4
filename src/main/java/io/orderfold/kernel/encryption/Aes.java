package io.orderfold.kernel.encryption;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM as the JDK has it. What is encrypted starts with its initialisation vector and ends with its tag. */
final class Aes {

    /** Bytes of a key. */
    static final int KEY = 32;

    static final int IV = 12;
    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The bytes were changed, belong elsewhere, or the key is another. */
    static final class NotOurs extends Exception {

        private static final long serialVersionUID = 1;

        NotOurs(Throwable cause) {
            super("Not encrypted by this key, or changed since", cause);
        }
    }

    private Aes() {}

    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    static SecretKey key(byte[] bytes) {
        if (bytes.length != KEY) {
            throw new IllegalArgumentException("A key has " + KEY + " bytes, and this one " + bytes.length);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    static byte[] hmac(SecretKey key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (byte[] part : parts) {
                // With its length before it, so that no two lists of parts are one text.
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA256", e);
        }
    }

    static byte[] encrypt(SecretKey key, byte[] iv, String about, byte[] plain) {
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, iv, 0, about);
            byte[] encrypted = new byte[IV + plain.length + TAG];
            System.arraycopy(iv, 0, encrypted, 0, IV);
            cipher.doFinal(plain, 0, plain.length, encrypted, IV);
            return encrypted;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK can't encrypt by AES-GCM", e);
        }
    }

    static byte[] decrypt(SecretKey key, String about, byte[] encrypted) throws NotOurs {
        try {
            if (encrypted.length < IV + TAG) {
                throw new AEADBadTagException("too short");
            }
            return cipher(Cipher.DECRYPT_MODE, key, encrypted, 0, about).doFinal(encrypted, IV, encrypted.length - IV);
        } catch (AEADBadTagException e) {
            throw new NotOurs(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK can't decrypt by AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] iv, int from, String about)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, iv, from, IV));
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
