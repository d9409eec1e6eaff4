package io.orderfold.orders.event;

import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.ShipmentRef;
import java.util.List;

/** Pieces that were set aside are free again. */
public record OrderLinesDeallocated(OrderId orderId, ShipmentRef shipmentRef, List<LineQuantity> lines)
        implements OrderEvent {}
