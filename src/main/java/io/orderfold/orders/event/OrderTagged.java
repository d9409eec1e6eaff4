package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderTag;

/** The order is found by this word too. */
@Touches(OrderAreas.TAGS)
public record OrderTagged(OrderId orderId, OrderTag tag) implements OrderEvent {}
