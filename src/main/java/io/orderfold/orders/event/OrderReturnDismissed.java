package io.orderfold.orders.event;

import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.ReturnRef;
import java.util.List;

/** These pieces will not come back with this return after all. */
public record OrderReturnDismissed(OrderId orderId, ReturnRef returnRef, List<LineQuantity> lines)
        implements OrderEvent {}
