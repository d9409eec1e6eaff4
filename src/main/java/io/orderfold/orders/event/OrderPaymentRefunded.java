package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;

/** So much taken money was given back. */
public record OrderPaymentRefunded(OrderId orderId, PaymentRef paymentRef, String refundId, Money amount)
        implements OrderEvent {}
