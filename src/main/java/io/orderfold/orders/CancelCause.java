package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.Locale;

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
        for (CancelCause cause : values()) {
            if (cause.text().equalsIgnoreCase(text)) {
                return cause;
            }
        }
        throw Rejection.invalid(
                "unknown-cancel-cause",
                "cause",
                "An order is cancelled for customer, fraud, out-of-stock, unpaid, staff or other.");
    }

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
