package io.orderfold.orders.query;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What happens when the time comes. */
public enum DeadlineKind {
    /** The order is called off, if it is still unpaid. */
    PAYMENT;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
