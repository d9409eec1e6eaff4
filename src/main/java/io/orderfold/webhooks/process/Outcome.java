package io.orderfold.webhooks.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param status of the answer; null where there was none
 * @param error what went wrong; null where it was delivered
 * @param answer how the answer begins
 * @param retryAfter how long the receiver wants to be left alone
 * @param ours whether it was for us that nothing was sent, and not for the receiver
 */
record Outcome(
        Instant at,
        Duration took,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String answer,
        @Nullable Duration retryAfter,
        boolean ours) {

    private static final int GONE = 410;

    /** Answers of who is overloaded, or stands before somebody who is not there. */
    private static final Set<Integer> NOT_NOW = Set.of(408, 429, 502, 503, 504);

    static Outcome answered(
            Instant at, Duration took, int status, @Nullable String answer, @Nullable Duration retryAfter) {
        boolean delivered = status >= 200 && status < 300;
        String error = delivered
                ? null
                : status >= 300 && status < 400
                        ? "redirect: answered " + status + ", and redirects are not followed"
                        : "status: answered " + status;
        return new Outcome(at, took, status, error, answer, retryAfter, false);
    }

    static Outcome unanswered(Instant at, Duration took, String error) {
        return new Outcome(at, took, null, error, null, null, false);
    }

    static Outcome notSent(Instant at, String error) {
        return new Outcome(at, Duration.ZERO, null, error, null, null, true);
    }

    Instant until() {
        return at.plus(took);
    }

    boolean isDelivered() {
        return error == null;
    }

    boolean isGone() {
        return status != null && status == GONE;
    }

    /** Whether it would have been the same with anything else that was sent there. */
    boolean isAboutTheReceiver() {
        return status == null ? !ours : NOT_NOW.contains(status);
    }
}
