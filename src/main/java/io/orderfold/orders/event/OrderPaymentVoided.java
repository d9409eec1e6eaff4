package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;

/** So much secured money was let go untaken. */
@Touches(OrderAreas.MONEY)
public record OrderPaymentVoided(OrderId orderId, PaymentRef paymentRef, String voidId, Money amount)
        implements OrderEvent {}
