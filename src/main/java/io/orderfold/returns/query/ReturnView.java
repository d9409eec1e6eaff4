package io.orderfold.returns.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Versioned;
import io.orderfold.orders.OrderId;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.ReturnStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A return as people see it, folded from its events by {@link ReturnFold}.
 *
 * @param late whether a manager let it in after the window was over
 * @param refundable what was received is worth, less what was refunded and kept as fees
 * @param refunded given back, or on its way; what a provider refused is not in it
 * @param exchanged what new orders are paid with
 * @param exchangeOrders which those are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReturnView(
        ReturnId returnId,
        OrderId orderId,
        long version,
        ReturnStatus status,
        List<ReturnLineView> lines,
        @Nullable String comment,
        boolean late,
        Money refundable,
        Money refunded,
        Money exchanged,
        Money fees,
        List<OrderId> exchangeOrders,
        @Nullable String rejectReason,
        Instant requestedAt,
        Instant updatedAt)
        implements Versioned {}
