package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** The provider would not give the money back. */
public record PaymentRefundFailed(PaymentId paymentId, OrderId orderId, String refundId, Money amount, String code)
        implements PaymentEvent {}
