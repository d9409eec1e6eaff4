package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.ReturnRef;
import java.util.List;

/** These pieces will not come back with this return after all. */
@Touches(OrderAreas.GOODS)
public record OrderReturnDismissed(OrderId orderId, ReturnRef returnRef, List<LineQuantity> lines)
        implements OrderEvent {}
