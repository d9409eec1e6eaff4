package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** Goods may leave beyond what is paid, up to this amount in all. */
@Touches(OrderAreas.MONEY)
public record OrderCreditAllowed(OrderId orderId, Money upTo, String reason) implements OrderEvent {}
