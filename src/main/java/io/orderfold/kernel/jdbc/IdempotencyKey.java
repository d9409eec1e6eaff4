package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.Rejection;

/**
 * What makes a request the same one: who sends it, and the key it was given.
 *
 * @param requestedBy the actor's name; another user's keys are other keys
 */
public record IdempotencyKey(String requestedBy, String key) {

    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    public IdempotencyKey {
        if (key.isBlank() || key.length() > LONGEST || !key.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw Rejection.invalid(
                    "malformed-idempotency-key",
                    HEADER,
                    "An Idempotency-Key has 1 to " + LONGEST + " printable ASCII characters.");
        }
    }
}
