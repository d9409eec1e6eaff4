package io.orderfold.payments.event;

import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;

/** Nothing of this payment is to be kept, whatever the provider answers from now on. */
public record PaymentCalledOff(PaymentId paymentId, OrderId orderId, String reason) implements PaymentEvent {}
