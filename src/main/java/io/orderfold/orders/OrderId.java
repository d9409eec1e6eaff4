package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.TimeOrderedId;
import java.util.UUID;

/** An order's key: a UUID, chosen by the client or by us. */
public record OrderId(@JsonValue UUID value) {

    @JsonCreator
    public static OrderId of(String text) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equalsIgnoreCase(text)) {
                return new OrderId(value);
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw Rejection.invalid("malformed-order-id", "orderId", "An order id is a UUID.");
    }

    public static OrderId random() {
        return new OrderId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
