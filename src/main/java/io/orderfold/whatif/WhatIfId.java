package io.orderfold.whatif;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.TimeOrderedId;
import java.util.UUID;

/** A what-if's key. */
public record WhatIfId(@JsonValue UUID value) {

    @JsonCreator
    public static WhatIfId of(String text) {
        try {
            return new WhatIfId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("malformed-what-if-id", "whatIfId", "A what-if's id is a UUID.");
        }
    }

    public static WhatIfId random() {
        return new WhatIfId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
