package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;

/** Money was secured for an order that no longer wants it: it is to be let go. */
@Touches(OrderAreas.MONEY)
public record OrderPaymentNotNeeded(OrderId orderId, PaymentRef paymentRef, Money amount) implements OrderEvent {}
