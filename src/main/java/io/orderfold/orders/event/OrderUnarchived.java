package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** The order is back among those that the lists show. */
@Touches(OrderAreas.ARCHIVE)
public record OrderUnarchived(OrderId orderId) implements OrderEvent {}
