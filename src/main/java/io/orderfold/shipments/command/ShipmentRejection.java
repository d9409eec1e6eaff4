package io.orderfold.shipments.command;

import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.LineId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentStatus;
import java.util.Locale;

/** Why a shipment says no. */
final class ShipmentRejection {

    private ShipmentRejection() {}

    static Rejection idTaken(ShipmentId id) {
        return Rejection.conflict("shipment-id-taken", "There is another shipment with the id " + id + ".");
    }

    static Rejection wrongState(String action, ShipmentStatus status) {
        return Rejection.conflict(
                        "wrong-state",
                        "A shipment that is " + status.name().toLowerCase(Locale.ROOT) + " can't be " + action + ".")
                .with("shipmentStatus", status);
    }

    static Rejection notInShipment(LineId line, int there) {
        return Rejection.conflict("not-in-shipment", "Of line " + line + " the shipment has " + there + ".")
                .with("lineId", line)
                .with("maximum", there);
    }

    static Rejection linesMissing() {
        return Rejection.invalid("lines-missing", "lines", "Name at least one line.");
    }

    static Rejection ofAnotherOrder(ShipmentId id) {
        return Rejection.conflict("other-order", "Shipment " + id + " is of another order.");
    }

    static Rejection withItself() {
        return Rejection.invalid("same-shipment", "from", "A shipment can't be put into itself.");
    }

    static Rejection fromElsewhere(ShipmentId shipmentId, LocationCode location, LocationCode other) {
        return Rejection.conflict(
                        "other-location",
                        "The shipment " + shipmentId + " is sent from " + location + ", the other one from " + other
                                + ".")
                .with("location", location.value());
    }
}
