package io.orderfold.orders.event;

import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;

/** A line now has so many pieces. */
public record OrderLineQuantityChanged(OrderId orderId, LineId lineId, int quantity) implements OrderEvent {}
