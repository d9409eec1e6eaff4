package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;

/** So much taken money was given back. */
@Touches(OrderAreas.MONEY)
public record OrderPaymentRefunded(OrderId orderId, PaymentRef paymentRef, String refundId, Money amount)
        implements OrderEvent {}
