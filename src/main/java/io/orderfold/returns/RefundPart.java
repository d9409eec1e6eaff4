package io.orderfold.returns;

import io.orderfold.kernel.Money;
import io.orderfold.orders.PaymentRef;

/** What one payment gives back of a return's refund. */
public record RefundPart(PaymentRef paymentId, Money amount) {}
