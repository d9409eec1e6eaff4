package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;

/** Money was secured for an order that no longer wants it: it is to be let go. */
public record OrderPaymentNotNeeded(OrderId orderId, PaymentRef paymentRef, Money amount) implements OrderEvent {}
