package io.orderfold.orders.event;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Touches;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;
import java.time.Instant;

/** A payment was declined or timed out; the customer may pay again until then. */
@Touches({OrderAreas.MONEY, OrderAreas.GOODS})
public record OrderPaymentDeclined(OrderId orderId, PaymentRef paymentRef, Money amount, String code, Instant payBy)
        implements OrderEvent {}
