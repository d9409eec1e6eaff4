package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** The offer does not stand any more: the draft may be changed. */
@Touches({OrderAreas.LINES, OrderAreas.PRICE, OrderAreas.ADDRESS})
public record OrderQuoteWithdrawn(OrderId orderId) implements OrderEvent {}
