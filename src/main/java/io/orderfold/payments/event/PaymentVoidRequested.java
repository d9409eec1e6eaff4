package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;
import org.jspecify.annotations.Nullable;

/** So much of the secured money is to be let go; it can no longer be taken. */
public record PaymentVoidRequested(
        PaymentId paymentId,
        OrderId orderId,
        String voidId,
        Money amount,
        String provider,
        @Nullable String authorization)
        implements PaymentEvent {}
