package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** The provider refused to secure the money, or did not answer in time. */
public record PaymentDeclined(PaymentId paymentId, OrderId orderId, Money amount, String code)
        implements PaymentEvent {}
