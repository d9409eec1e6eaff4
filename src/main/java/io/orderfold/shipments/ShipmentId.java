package io.orderfold.shipments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.TimeOrderedId;
import io.orderfold.orders.ShipmentRef;
import java.util.UUID;

/** A shipment's key. */
public record ShipmentId(@JsonValue UUID value) {

    @JsonCreator
    public static ShipmentId of(String text) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equalsIgnoreCase(text)) {
                return new ShipmentId(value);
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw Rejection.invalid("malformed-shipment-id", "shipmentId", "A shipment id is a UUID.");
    }

    public static ShipmentId of(ShipmentRef ref) {
        return new ShipmentId(ref.value());
    }

    public static ShipmentId random() {
        return new ShipmentId(TimeOrderedId.next());
    }

    /** What the order knows it by. */
    public ShipmentRef ref() {
        return new ShipmentRef(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
