package io.orderfold.payments.query;

import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** Everything that can be asked about payments. */
public sealed interface PaymentQuery {

    /** The payment as the read model has it; answers with an optional {@link PaymentView}. */
    record FindPayment(PaymentId paymentId) implements PaymentQuery {}

    /** The payment as the log has it this moment, for whoever has just changed it. */
    record ReadPaymentFromLog(PaymentId paymentId) implements PaymentQuery {}

    /** All payments of an order, the oldest first; answers with a list of {@link PaymentView}. */
    record PaymentsOfOrder(OrderId orderId) implements PaymentQuery {}
}
