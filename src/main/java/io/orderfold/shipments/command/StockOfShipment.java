package io.orderfold.shipments.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.orders.OrderId;

/** Where a shipment takes its goods from while it is dispatched: in the same transaction, so that both happen or neither. */
@FunctionalInterface
public interface StockOfShipment {

    /** Takes pieces reserved for the order; refused by a {@link io.orderfold.kernel.Rejection} while they are not there. */
    void take(OrderId orderId, Sku sku, int quantity);
}
