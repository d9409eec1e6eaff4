package io.orderfold.orders.query;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Words;

/** What happens when the time comes. */
public enum DeadlineKind {
    /** The order is called off, if it is still unpaid. */
    PAYMENT,
    /** Somebody was to have looked at a hold. It stays, and at the top of the list. */
    HOLD_REVIEW,
    /** The customer can't accept the offer any more. */
    QUOTE,
    /** What is set aside for a draft is given back. */
    DRAFT_RESERVATION,
    /** Goods of the order can't be sent back any more. */
    RETURN_WINDOW;

    @JsonCreator
    public static DeadlineKind of(String text) {
        return Words.read(
                DeadlineKind.class,
                text,
                () -> Rejection.invalid(
                        "unknown-deadline-kind",
                        "kind",
                        "A deadline's kind is payment, hold-review, quote, draft-reservation or return-window."));
    }

    @JsonValue
    String text() {
        return Words.of(this);
    }
}
