package io.orderfold.orders.event;

import io.orderfold.orders.HoldKind;
import io.orderfold.orders.OrderId;

/** One hold was lifted. */
public record OrderReleased(OrderId orderId, HoldKind kind) implements OrderEvent {}
