package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.orders.OrderId;

/** So many pieces that were set aside for an order have left the house. */
public record StockDispatched(Sku sku, OrderId orderId, int quantity) implements StockEvent {}
