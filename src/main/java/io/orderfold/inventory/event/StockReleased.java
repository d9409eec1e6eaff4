package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.orders.OrderId;

/** So many pieces are no longer set aside for an order. */
public record StockReleased(Sku sku, OrderId orderId, int quantity) implements StockEvent {}
