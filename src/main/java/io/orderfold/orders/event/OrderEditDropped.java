package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.EditId;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** The staged edit will not be done. */
@Touches(OrderAreas.EDIT)
public record OrderEditDropped(OrderId orderId, EditId editId) implements OrderEvent {}
