package io.orderfold.returns.command;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.returns.RefundPart;
import java.util.List;

/** Where a return's refund comes from, in the same transaction. */
public interface MoneyOfReturn {

    /**
     * Asks the order's payments to give that much back, the oldest first; refused by a
     * {@link io.orderfold.kernel.Rejection} when all of them together have less. Answers which gives what.
     */
    List<RefundPart> giveBack(OrderId orderId, String refundId, Money amount);

    /** As {@link #giveBack}, but it pays for another order instead of going back. */
    List<RefundPart> moveTo(OrderId exchangeOrder, OrderId orderId, String moveId, Money amount);
}
