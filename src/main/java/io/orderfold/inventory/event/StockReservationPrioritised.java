package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.orders.OrderId;

/** Of the orders that wait for pieces to come in, this one is served before all with a lower priority. */
public record StockReservationPrioritised(Sku sku, OrderId orderId, int priority) implements StockEvent {}
