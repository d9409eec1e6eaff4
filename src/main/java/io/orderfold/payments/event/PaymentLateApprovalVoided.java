package io.orderfold.payments.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** Money that was secured too late is let go; no order ever counted it. */
public record PaymentLateApprovalVoided(PaymentId paymentId, OrderId orderId, Money amount) implements PaymentEvent {}
