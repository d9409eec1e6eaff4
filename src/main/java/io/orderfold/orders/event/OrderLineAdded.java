package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;

/** A line was added at the price of the moment. */
@Touches({OrderAreas.LINES, OrderAreas.PRICE})
public record OrderLineAdded(OrderId orderId, OrderLine line) implements OrderEvent {}
