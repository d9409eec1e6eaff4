package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;
import org.jspecify.annotations.Nullable;

/**
 * Money that was taken for another order is for this one now; nothing moved at the provider. Should it go back, it goes
 * back the way it came.
 *
 * @param from the payment it was taken by
 * @param provider who has it
 * @param authorization the provider's own name for it
 */
public record PaymentMovedIn(
        PaymentId paymentId,
        OrderId orderId,
        Money amount,
        PaymentId from,
        String provider,
        @Nullable String method,
        @Nullable String reference,
        @Nullable String authorization)
        implements PaymentEvent {

    /** What the capture is known by that took it. */
    public static final String CAPTURE = "moved-in";
}
