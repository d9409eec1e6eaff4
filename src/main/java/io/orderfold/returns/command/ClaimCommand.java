package io.orderfold.returns.command;

import io.orderfold.kernel.Reasoned;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import java.util.List;

/** What can be asked of goods that were not as they should be, and stay where they are. */
public sealed interface ClaimCommand {

    OrderId orderId();

    /**
     * Sends pieces once more, for nothing, by a new order of the same customer to the same address. Refused beyond what has
     * left, is in no return and was not replaced, and once the time for returns is over. Answers with the order's version
     * ({@code Long}).
     *
     * @param replacement the new order's id; the same again changes nothing
     * @param reason what is wrong with them
     * @param late whether it is let in although the window is over
     */
    record ReplaceGoods(OrderId orderId, OrderId replacement, List<LineQuantity> lines, String reason, boolean late)
            implements ClaimCommand, Reasoned {}
}
