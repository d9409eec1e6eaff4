package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.util.List;

/** Stock is reserved and the money secured; these pieces may be shipped. */
@Touches({OrderAreas.GOODS, OrderAreas.MONEY})
public record OrderConfirmed(OrderId orderId, List<LineQuantity> lines) implements OrderEvent {}
