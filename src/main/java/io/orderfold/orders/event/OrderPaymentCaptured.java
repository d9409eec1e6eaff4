package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;

/** So much secured money was taken. */
public record OrderPaymentCaptured(OrderId orderId, PaymentRef paymentRef, String captureId, Money amount)
        implements OrderEvent {}
