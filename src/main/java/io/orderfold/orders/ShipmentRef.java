package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** How an order names a shipment of its goods; what a shipment is, the shipments module knows. */
public record ShipmentRef(@JsonValue UUID value) {

    @JsonCreator
    public static ShipmentRef of(String text) {
        return new ShipmentRef(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
