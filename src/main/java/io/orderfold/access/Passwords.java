package io.orderfold.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords with bcrypt under a prefix that names it, so that a later way can stand beside it. */
@Component
class Passwords {

    static final int SHORTEST = 12;

    /** What bcrypt reads; a longer one would be as good as its beginning. */
    static final int MOST_BYTES = 72;

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    // Made beside the start, which a hash would make a second longer: bcrypt is slow until it is compiled.
    private final CompletableFuture<String> nobodys = CompletableFuture.supplyAsync(() -> encoder.encode(random()));

    String hash(String password) {
        return encoder.encode(password);
    }

    boolean matches(String password, String hash) {
        return fits(password) && encoder.matches(password, hash);
    }

    /** Takes as long as {@link #matches} does: the time of a refusal must not tell which names exist. */
    void matchNobody(String password) {
        matches(password, nobodys.join());
    }

    static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    /** 20 characters out of 56: 116 bits. */
    static String random() {
        return new SecureRandom()
                .ints(20, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(java.util.stream.Collectors.joining());
    }
}
