package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** So much money was let go: all there was to it, where the provider had not answered yet. */
public record PaymentVoided(PaymentId paymentId, OrderId orderId, String voidId, Money amount) implements PaymentEvent {

    /** The id of the void of a payment that was given up before the provider had answered. */
    public static final String UNANSWERED = "unanswered";

    /** Whether it was let go before any money was secured. */
    public boolean wasUnanswered() {
        return voidId.equals(UNANSWERED);
    }
}
