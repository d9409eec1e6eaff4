package io.orderfold.orders.event;

import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import java.util.List;

/** Stock is reserved and the money secured; these pieces may be shipped. */
public record OrderConfirmed(OrderId orderId, List<LineQuantity> lines) implements OrderEvent {}
