package io.orderfold.orders.event;

import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;

/** A line was taken off the draft. */
public record OrderLineRemoved(OrderId orderId, LineId lineId) implements OrderEvent {}
