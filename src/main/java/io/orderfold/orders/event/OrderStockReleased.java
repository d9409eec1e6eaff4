package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** Nothing is reserved for the order any more. */
@Touches(OrderAreas.GOODS)
public record OrderStockReleased(OrderId orderId) implements OrderEvent {}
