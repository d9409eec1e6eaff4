package io.orderfold.returns.query;

import io.orderfold.orders.OrderId;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.ReturnStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about returns. */
public sealed interface ReturnQuery {

    /** The return as the read model has it; answers with an optional {@link ReturnView}. */
    record FindReturn(ReturnId returnId) implements ReturnQuery {}

    /** The return as the log has it this moment, for whoever has just changed it. */
    record ReadReturnFromLog(ReturnId returnId) implements ReturnQuery {}

    /**
     * A page of returns, the newest first; answers with a {@link ReturnPage}.
     *
     * @param status none for all
     * @param orderId null for all
     * @param cursor the previous page's {@code nextCursor}
     */
    record SearchReturns(
            Set<ReturnStatus> status,
            @Nullable OrderId orderId,
            int limit,
            @Nullable String cursor) implements ReturnQuery {}
}
