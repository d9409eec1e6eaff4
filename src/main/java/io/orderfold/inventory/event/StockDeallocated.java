package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import io.orderfold.orders.OrderId;

/** So many pieces no longer lie at this location for an order. */
public record StockDeallocated(Sku sku, LocationCode location, OrderId orderId, int quantity) implements StockEvent {}
