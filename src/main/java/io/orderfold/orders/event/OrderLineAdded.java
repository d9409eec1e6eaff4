package io.orderfold.orders.event;

import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;

/** A line was added at the price of the moment. */
public record OrderLineAdded(OrderId orderId, OrderLine line) implements OrderEvent {}
