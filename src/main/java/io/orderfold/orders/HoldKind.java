package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Words;

/** Why an order may be held; one hold of each kind at a time, each released on its own. */
public enum HoldKind {
    /** Somebody decided so. */
    MANUAL,
    /** It may be a fraud; somebody looks at it. */
    FRAUD,
    /** Where it shall go is in doubt. */
    ADDRESS,
    /** Not every line could be reserved. Released by stock arriving, or by hand to have it tried again. */
    SHORT;

    @JsonCreator
    public static HoldKind of(String text) {
        return Words.read(
                HoldKind.class,
                text,
                () -> Rejection.invalid(
                        "unknown-hold-kind", "kind", "A hold's kind is manual, fraud, address or short."));
    }

    @JsonValue
    String text() {
        return Words.of(this);
    }
}
