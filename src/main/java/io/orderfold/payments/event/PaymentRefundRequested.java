package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;
import org.jspecify.annotations.Nullable;

/** So much of the taken money is to go back; it counts as good as gone until the provider answers. */
public record PaymentRefundRequested(
        PaymentId paymentId,
        OrderId orderId,
        String refundId,
        Money amount,
        String reason,
        String provider,
        @Nullable String authorization)
        implements PaymentEvent {}
