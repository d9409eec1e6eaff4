package io.orderfold.kernel;

import java.util.Optional;

/**
 * What must be known again later and be read by nobody else, such as what a signature is made by. It is stored encrypted
 * by the master key, in the transaction of whoever keeps it, and stands neither in the log nor in a view.
 */
public interface Secrets {

    /**
     * What an answer calls a secret that it shows. It is shown once: an answer that is remembered for its
     * {@code Idempotency-Key} has {@link #SHOWN_ONCE} there.
     */
    String FIELD = "secret";

    String SHOWN_ONCE = "(shown once)";

    /**
     * Keeps it under a name, in place of what was kept under that name.
     *
     * @param name at most 100 characters
     * @param secret at most 200 bytes
     */
    void keep(String name, byte[] secret);

    /** What is kept under the name; nothing on a shop that never was told, as one that imported another's log. */
    Optional<byte[]> find(String name);

    /** Destroys what is kept under the name, if anything is. */
    void forget(String name);
}
