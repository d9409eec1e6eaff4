package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import java.time.Instant;

/** The customer was offered the draft as it is, for this total, until then. */
@Touches({OrderAreas.LINES, OrderAreas.PRICE, OrderAreas.ADDRESS})
public record OrderQuoteSent(OrderId orderId, Money total, Instant validUntil) implements OrderEvent {}
