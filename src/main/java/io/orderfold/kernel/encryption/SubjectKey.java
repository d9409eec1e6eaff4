package io.orderfold.kernel.encryption;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * The key of one customer's data. The same value is encrypted to the same bytes each time: the initialisation vector is
 * made of what is encrypted, by a key of its own. So a projection's rows are the same when it is replayed, and no vector
 * is used for two values. It tells which of one customer's values are equal, and nothing else.
 */
final class SubjectKey {

    private final SecretKey encrypting;
    private final SecretKey choosing;

    SubjectKey(byte[] key) {
        SecretKey whole = Aes.key(key);
        encrypting = Aes.key(Aes.hmac(whole, "encrypt".getBytes(StandardCharsets.UTF_8)));
        choosing = Aes.key(Aes.hmac(whole, "initialisation vector".getBytes(StandardCharsets.UTF_8)));
    }

    byte[] encrypt(String about, byte[] plain) {
        byte[] iv = Arrays.copyOf(Aes.hmac(choosing, about.getBytes(StandardCharsets.UTF_8), plain), Aes.IV);
        return Aes.encrypt(encrypting, iv, about, plain);
    }

    byte[] decrypt(String about, byte[] encrypted) throws Aes.NotOurs {
        return Aes.decrypt(encrypting, about, encrypted);
    }
}
