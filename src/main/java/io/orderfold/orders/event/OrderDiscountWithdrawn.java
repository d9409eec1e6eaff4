package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;

/** A discount counts no more. */
@Touches(OrderAreas.PRICE)
public record OrderDiscountWithdrawn(OrderId orderId, DiscountId discountId) implements OrderEvent {}
