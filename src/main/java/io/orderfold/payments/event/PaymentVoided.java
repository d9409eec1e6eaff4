package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** So much money was let go: all there was to it, where the provider had not answered yet. */
public record PaymentVoided(PaymentId paymentId, OrderId orderId, String voidId, Money amount)
        implements PaymentEvent {}
