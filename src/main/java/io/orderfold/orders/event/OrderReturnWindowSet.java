package io.orderfold.orders.event;

import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.time.Instant;

/** Goods have left or arrived: by the shop's terms, the order's may be sent back until then. */
@Touches(OrderAreas.GOODS)
public record OrderReturnWindowSet(OrderId orderId, Instant until) implements OrderEvent {}
