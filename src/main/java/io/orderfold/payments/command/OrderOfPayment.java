package io.orderfold.payments.command;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/**
 * What a payment asks and tells its order while it decides: in the same transaction, so that both change or neither. The
 * order is the judge of what it owes, and refuses by a {@link io.orderfold.kernel.Rejection}.
 */
public interface OrderOfPayment {

    /** Asks whether so much may be collected; afterwards nobody else may collect the same money. */
    void askFor(OrderId orderId, PaymentId paymentId, Money amount);

    void tellAuthorized(OrderId orderId, PaymentId paymentId, Money amount);

    void tellCaptured(OrderId orderId, PaymentId paymentId, String captureId, Money amount);

    void tellMovedOut(OrderId orderId, PaymentId paymentId, String moveId, Money amount);
}
