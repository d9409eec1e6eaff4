package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** So much money was taken. */
public record PaymentCaptured(PaymentId paymentId, OrderId orderId, String captureId, Money amount)
        implements PaymentEvent {}
