package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** Every line of the draft is set aside, as it was requested. */
@Touches(OrderAreas.GOODS)
public record OrderDraftReserved(OrderId orderId, int request) implements OrderEvent {}
