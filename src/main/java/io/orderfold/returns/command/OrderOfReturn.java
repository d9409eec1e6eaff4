package io.orderfold.returns.command;

import io.orderfold.kernel.Money;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.ReturnLine;
import io.orderfold.returns.WantedBack;
import io.orderfold.returns.WantedInstead;
import java.util.List;

/**
 * What a return asks and tells its order while it decides: in the same transaction, so that both change or neither. The
 * order is the judge of its pieces, and refuses by a {@link io.orderfold.kernel.Rejection}.
 */
public interface OrderOfReturn {

    /** Asks whether these pieces may come back; afterwards no other return may have them. Answers what they are. */
    List<ReturnLine> allow(OrderId orderId, ReturnId returnId, List<WantedBack> lines);

    /** Whether the order's goods may still be sent back, by the time that it is. */
    boolean isInTime(OrderId orderId);

    /** What has not come back with the return is not expected any more. */
    void dismiss(OrderId orderId, ReturnId returnId);

    /** The pieces are back. Answers what was paid for them, discount and tax included: by so much the order costs less. */
    Money takeBack(OrderId orderId, ReturnId returnId, int receipt, List<LineQuantity> lines);

    /** Places a new order for the same customer, to the same address. Answers what it costs. */
    Money placeInstead(OrderId orderId, OrderId exchangeOrder, List<WantedInstead> lines);
}
