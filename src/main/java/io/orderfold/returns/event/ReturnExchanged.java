package io.orderfold.returns.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.returns.RefundPart;
import io.orderfold.returns.ReturnId;
import java.util.List;

/**
 * What was received pays for a new order.
 *
 * @param exchangeOrder the new order
 * @param worth of what was received and not paid back
 * @param fee what the shop keeps of it
 * @param credited how much of it the new order is paid with
 * @param parts which payments that comes out of
 */
public record ReturnExchanged(
        ReturnId returnId,
        OrderId orderId,
        OrderId exchangeOrder,
        Money worth,
        Money fee,
        Money credited,
        List<RefundPart> parts)
        implements ReturnEvent {}
