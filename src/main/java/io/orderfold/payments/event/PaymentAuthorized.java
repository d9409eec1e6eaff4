package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;
import org.jspecify.annotations.Nullable;

/** So much money is secured; {@code authorization} is the provider's own name for it. */
public record PaymentAuthorized(
        PaymentId paymentId,
        OrderId orderId,
        Money amount,
        @Nullable String authorization) implements PaymentEvent {}
