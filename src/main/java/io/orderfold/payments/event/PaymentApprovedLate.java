package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** The provider secured the money of a payment that had been given up: it is to be let go there. */
public record PaymentApprovedLate(
        PaymentId paymentId, OrderId orderId, Money amount, String provider, String authorization)
        implements PaymentEvent {}
