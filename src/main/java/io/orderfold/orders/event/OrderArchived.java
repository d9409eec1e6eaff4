package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** The order is done with, and out of the way of the lists. */
@Touches(OrderAreas.ARCHIVE)
public record OrderArchived(OrderId orderId) implements OrderEvent {}
