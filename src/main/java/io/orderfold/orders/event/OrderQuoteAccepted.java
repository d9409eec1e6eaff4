package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;

/** The customer took the offer: the order is placed for the total that was quoted. */
public record OrderQuoteAccepted(OrderId orderId, Money total) implements OrderEvent {}
