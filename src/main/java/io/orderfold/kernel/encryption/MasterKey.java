package io.orderfold.kernel.encryption;

import java.util.Base64;
import javax.crypto.SecretKey;

/** The key that the customers' keys are encrypted by. It is never in the database. */
final class MasterKey {

    private final SecretKey key;

    private MasterKey(SecretKey key) {
        this.key = key;
    }

    static MasterKey random() {
        return new MasterKey(Aes.key(Aes.random(Aes.KEY)));
    }

    /** @throws IllegalArgumentException where it isn't base64 of 32 bytes */
    static MasterKey of(String base64) {
        return new MasterKey(Aes.key(Base64.getDecoder().decode(base64.strip())));
    }

    String base64() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** @param about what it is the key of */
    String wrap(String about, byte[] secret) {
        return Base64.getEncoder().encodeToString(Aes.encrypt(key, Aes.random(Aes.IV), about, secret));
    }

    byte[] unwrap(String about, String wrapped) throws Aes.NotOurs {
        return Aes.decrypt(key, about, Base64.getDecoder().decode(wrapped));
    }
}
