package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import java.util.List;

/** The order wants its lines reserved once more: after a short hold was lifted by hand, or when a customer pays again. */
@Touches(OrderAreas.GOODS)
public record OrderReservationRequested(OrderId orderId, List<OrderLine> lines) implements OrderEvent {}
