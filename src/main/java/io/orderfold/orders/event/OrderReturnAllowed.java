package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.ReturnRef;
import java.util.List;

/** The customer may send these pieces back; no other return may have them. */
@Touches(OrderAreas.GOODS)
public record OrderReturnAllowed(OrderId orderId, ReturnRef returnRef, List<LineQuantity> lines)
        implements OrderEvent {}
