package io.orderfold.shipments;

import io.orderfold.catalogue.Sku;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;

/** Pieces of one line of the order that travel in a shipment. */
public record ShipmentLine(LineId lineId, Sku sku, String name, int quantity) {

    public ShipmentLine withQuantity(int newQuantity) {
        return new ShipmentLine(lineId, sku, name, newQuantity);
    }

    /** The same as the order puts it. */
    public LineQuantity pieces() {
        return new LineQuantity(lineId, quantity);
    }
}
