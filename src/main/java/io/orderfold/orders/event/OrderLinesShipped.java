package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.ShipmentRef;
import java.util.List;

/** Pieces have left; {@code worth} is their share of the order's total. */
@Touches(OrderAreas.GOODS)
public record OrderLinesShipped(OrderId orderId, ShipmentRef shipmentRef, List<LineQuantity> lines, Money worth)
        implements OrderEvent {}
