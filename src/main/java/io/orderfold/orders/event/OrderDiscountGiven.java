package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderId;

/** Something is taken off the order's price; what that comes to is said when the order is priced. */
@Touches(OrderAreas.PRICE)
public record OrderDiscountGiven(OrderId orderId, OrderDiscount discount) implements OrderEvent {}
