package io.orderfold.shipments.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import io.orderfold.orders.OrderId;

/** What a shipment asks of the stock while it decides: in the same transaction, so that both change or neither. */
public interface StockOfShipment {

    /** @throws io.orderfold.kernel.Rejection {@code location-not-found} */
    void requireLocation(LocationCode location);

    /** Has pieces lie at a location for the order's shipments, as many as there are. */
    void allocate(OrderId orderId, LocationCode location, Sku sku, int quantity);

    /** Has them lie there for it no longer. */
    void deallocate(OrderId orderId, LocationCode location, Sku sku, int quantity);

    /** Takes reserved pieces out of a location; refuses what has not come in, or is not there. */
    void take(OrderId orderId, LocationCode location, Sku sku, int quantity);
}
