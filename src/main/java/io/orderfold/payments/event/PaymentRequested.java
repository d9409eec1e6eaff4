package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;
import org.jspecify.annotations.Nullable;

/** The order agreed to a payment of so much; the provider is to be asked. {@code capture} takes it once secured. */
public record PaymentRequested(
        PaymentId paymentId,
        OrderId orderId,
        Money amount,
        String provider,
        @Nullable String method,
        @Nullable String reference,
        boolean capture)
        implements PaymentEvent {}
