package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** So much money went back. */
public record PaymentRefunded(PaymentId paymentId, OrderId orderId, String refundId, Money amount)
        implements PaymentEvent {}
