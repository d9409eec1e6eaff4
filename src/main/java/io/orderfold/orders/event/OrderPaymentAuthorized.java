package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;

/** So much money is secured. */
@Touches(OrderAreas.MONEY)
public record OrderPaymentAuthorized(OrderId orderId, PaymentRef paymentRef, Money amount) implements OrderEvent {}
