package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** A line now has so many pieces. */
@Touches({OrderAreas.LINES, OrderAreas.PRICE})
public record OrderLineQuantityChanged(OrderId orderId, LineId lineId, int quantity) implements OrderEvent {}
