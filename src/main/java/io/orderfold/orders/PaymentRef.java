package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** How an order names a payment made for it; what a payment is, the payments module knows. */
public record PaymentRef(@JsonValue UUID value) {

    @JsonCreator
    public static PaymentRef of(String text) {
        return new PaymentRef(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
