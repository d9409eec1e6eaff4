package io.orderfold.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords found right a moment ago, so that a program that sends its password with each request does not cost a bcrypt
 * each time. Kept under an HMAC whose key lives and dies with the process: neither the memory's content nor a dump of it
 * gives a password away any faster than the hash in the database does.
 */
class VerifiedCredentials {

    static final int MOST = 1_000;
    static final Duration KEPT = Duration.ofMinutes(5);

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Map<String, Verified> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
            return size() > MOST;
        }
    };

    VerifiedCredentials() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, HMAC);
    }

    Optional<SignedIn> find(String name, String password) {
        String mark = mark(name, password);
        synchronized (entries) {
            Verified entry = entries.get(mark);
            if (entry != null && entry.until().isBefore(Instant.now())) {
                entries.remove(mark);
                return Optional.empty();
            }
            return Optional.ofNullable(entry).map(Verified::signedIn);
        }
    }

    void remember(String password, SignedIn signedIn) {
        String mark = mark(signedIn.name(), password);
        synchronized (entries) {
            entries.put(mark, new Verified(signedIn, Instant.now().plus(KEPT)));
        }
    }

    void forget(String name, String password) {
        String mark = mark(name, password);
        synchronized (entries) {
            entries.remove(mark);
        }
    }

    int size() {
        synchronized (entries) {
            return entries.size();
        }
    }

    /** A name has no NUL in it, so no other pair of name and password makes the same text. */
    private String mark(String name, String password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal((name + "\0" + password).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    private record Verified(SignedIn signedIn, Instant until) {}
}
