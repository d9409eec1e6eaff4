package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** A line was taken off the draft. */
@Touches({OrderAreas.LINES, OrderAreas.PRICE})
public record OrderLineRemoved(OrderId orderId, LineId lineId) implements OrderEvent {}
