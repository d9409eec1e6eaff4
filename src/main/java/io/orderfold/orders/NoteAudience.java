package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Words;

/** Who may read a note. */
public enum NoteAudience {
    /** Nobody but the staff. */
    STAFF,
    /** The customer, too: whoever shows the order to its customer shows these notes. */
    CUSTOMER;

    @JsonCreator
    public static NoteAudience of(String text) {
        return Words.read(
                NoteAudience.class,
                text,
                () -> Rejection.invalid(
                        "unknown-audience", "audience", "A note is for the staff or for the customer."));
    }

    @JsonValue
    String text() {
        return Words.of(this);
    }
}
