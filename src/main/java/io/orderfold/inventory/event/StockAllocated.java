package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import io.orderfold.orders.OrderId;

/** So many more of the pieces that are set aside for an order are to be sent from this location, and lie there for it. */
public record StockAllocated(Sku sku, LocationCode location, OrderId orderId, int quantity) implements StockEvent {}
