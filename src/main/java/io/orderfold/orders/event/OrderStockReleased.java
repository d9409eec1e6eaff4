package io.orderfold.orders.event;

import io.orderfold.orders.OrderId;

/** Nothing is reserved for the order any more. */
public record OrderStockReleased(OrderId orderId) implements OrderEvent {}
