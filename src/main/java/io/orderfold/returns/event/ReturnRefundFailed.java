package io.orderfold.returns.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;
import io.orderfold.returns.ReturnId;

/** The provider gave this part of a refund not back: it is owed again. */
public record ReturnRefundFailed(
        ReturnId returnId, OrderId orderId, String refundId, PaymentRef paymentId, Money amount)
        implements ReturnEvent {}
