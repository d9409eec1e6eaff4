package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;
import org.jspecify.annotations.Nullable;

/** So much of the secured money is to be taken; it counts as good as taken until the provider answers. */
public record PaymentCaptureRequested(
        PaymentId paymentId,
        OrderId orderId,
        String captureId,
        Money amount,
        String provider,
        @Nullable String authorization)
        implements PaymentEvent {}
