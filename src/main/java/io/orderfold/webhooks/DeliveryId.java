package io.orderfold.webhooks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.TimeOrderedId;
import java.util.UUID;

/** The key of what is sent to a webhook; its receiver knows it as webhook-id, the same each time it is sent. */
public record DeliveryId(@JsonValue UUID value) {

    /** @throws Rejection {@code malformed-delivery-id} */
    @JsonCreator
    public static DeliveryId of(String text) {
        try {
            return new DeliveryId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("malformed-delivery-id", "deliveryId", "The id of a delivery is a UUID.");
        }
    }

    public static DeliveryId random() {
        return new DeliveryId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
