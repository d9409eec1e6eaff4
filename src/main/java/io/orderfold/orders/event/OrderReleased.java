package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** One hold was lifted. */
@Touches({OrderAreas.HOLDS, OrderAreas.GOODS})
public record OrderReleased(OrderId orderId, HoldKind kind) implements OrderEvent {}
