package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** Of those that wait for the same goods, the order is served before all with a lower priority. */
@Touches(OrderAreas.GOODS)
public record OrderPrioritySet(OrderId orderId, int priority, String reason) implements OrderEvent {}
