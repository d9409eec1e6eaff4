package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.util.List;

/** These pieces will not be shipped; {@code worth} is what the order costs less without them. */
@Touches({OrderAreas.LINES, OrderAreas.PRICE})
public record OrderLinesCancelled(OrderId orderId, List<LineQuantity> lines, Money worth) implements OrderEvent {}
