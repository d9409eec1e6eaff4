package io.orderfold.returns.event;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.returns.RefundPart;
import io.orderfold.returns.ReturnId;
import java.util.List;

/**
 * Money goes back for what was received.
 *
 * @param refundId what each payment knows its part by
 * @param worth of the pieces; the fee is kept of it, the amount goes back, in these parts
 */
public record ReturnRefundRequested(
        ReturnId returnId,
        OrderId orderId,
        String refundId,
        Money worth,
        Money fee,
        Money amount,
        List<RefundPart> parts)
        implements ReturnEvent {}
