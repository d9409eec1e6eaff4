package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** The provider would not take the money; it stays secured. */
public record PaymentCaptureFailed(PaymentId paymentId, OrderId orderId, String captureId, Money amount, String code)
        implements PaymentEvent {}
