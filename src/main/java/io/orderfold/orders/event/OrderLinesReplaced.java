package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.util.List;

/** The customer gets these pieces once more, for nothing, with another order: they were not as they should be. */
@Touches(OrderAreas.GOODS)
public record OrderLinesReplaced(OrderId orderId, OrderId replacement, List<LineQuantity> lines, String reason)
        implements OrderEvent {}
