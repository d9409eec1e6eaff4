package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** So much of the taken money is for another order now: as good as refunded here. */
public record PaymentMovedOut(
        PaymentId paymentId, OrderId orderId, String moveId, Money amount, PaymentId to, OrderId toOrder)
        implements PaymentEvent {}
