package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** How an order names a return of its goods; what a return is, the returns module knows. */
public record ReturnRef(@JsonValue UUID value) {

    @JsonCreator
    public static ReturnRef of(String text) {
        return new ReturnRef(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
