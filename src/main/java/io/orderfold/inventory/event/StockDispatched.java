package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import io.orderfold.orders.OrderId;
import org.axonframework.serialization.Revision;

/**
 * So many pieces that were set aside for an order have left a location.
 *
 * @param allocated how many of them lay there for the order's shipments
 */
@Revision("2")
public record StockDispatched(Sku sku, LocationCode location, OrderId orderId, int quantity, int allocated)
        implements StockEvent {}
