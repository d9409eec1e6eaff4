package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** The provider would not let the money go; it stays secured. */
public record PaymentVoidFailed(PaymentId paymentId, OrderId orderId, String voidId, Money amount, String code)
        implements PaymentEvent {}
