package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Words;

/** What an order was called off for, to be counted by; the reason says it in words. */
public enum CancelCause {
    /** Its customer wanted so. */
    CUSTOMER,
    /** It was no honest order. */
    FRAUD,
    /** It could not be had. */
    OUT_OF_STOCK,
    /** It was not paid for. */
    UNPAID,
    /** The staff made a mistake. */
    STAFF,
    /** Anything else. */
    OTHER;

    @JsonCreator
    public static CancelCause of(String text) {
        return Words.read(
                CancelCause.class,
                text,
                () -> Rejection.invalid(
                        "unknown-cancel-cause",
                        "cause",
                        "An order is cancelled for customer, fraud, out-of-stock, unpaid, staff or other."));
    }

    @JsonValue
    String text() {
        return Words.of(this);
    }
}
