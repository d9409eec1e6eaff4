package io.orderfold.returns.event;

import io.orderfold.orders.OrderId;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.ReturnLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer wants to send these pieces back.
 *
 * @param late whether a manager let it in after the window was over
 */
public record ReturnRequested(
        ReturnId returnId,
        OrderId orderId,
        List<ReturnLine> lines,
        @Nullable String comment,
        boolean late) implements ReturnEvent {}
