package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;

/** A payment of so much is being asked for. */
@Touches(OrderAreas.MONEY)
public record OrderPaymentRequested(OrderId orderId, PaymentRef paymentRef, Money amount) implements OrderEvent {}
