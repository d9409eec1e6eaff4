package io.orderfold.orders.event;

import io.orderfold.orders.OrderId;

/** Delivered and paid: nothing is left to do. */
public record OrderCompleted(OrderId orderId) implements OrderEvent {}
