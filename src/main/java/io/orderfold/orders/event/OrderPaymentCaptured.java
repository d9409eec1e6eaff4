package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;

/** So much secured money was taken. */
@Touches(OrderAreas.MONEY)
public record OrderPaymentCaptured(OrderId orderId, PaymentRef paymentRef, String captureId, Money amount)
        implements OrderEvent {}
