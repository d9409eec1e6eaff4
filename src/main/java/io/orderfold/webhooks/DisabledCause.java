package io.orderfold.webhooks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Words;

/** Why a webhook is told of nothing. */
public enum DisabledCause {
    /** Somebody decided so. */
    BY_HAND,
    /** Its receiver answered 410: there is nobody any more. */
    GONE,
    /** For days no attempt to send it anything succeeded. */
    FAILING;

    /** Whether nobody decided it, so that somebody should be told. */
    public boolean isAutomatic() {
        return this != BY_HAND;
    }

    @JsonCreator
    public static DisabledCause of(String text) {
        return Words.read(
                DisabledCause.class,
                text,
                () -> Rejection.invalid(
                        "unknown-disabled-cause",
                        "cause",
                        "A webhook is disabled by-hand, because it is gone or because it was failing."));
    }

    @JsonValue
    @Override
    public String toString() {
        return Words.of(this);
    }
}
