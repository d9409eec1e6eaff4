package io.orderfold.reports.projection;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Versioned;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.ReturnReason;
import java.time.Instant;
import java.util.List;

/**
 * What reports know of a return; what came of its pieces and its money, the order's facts know.
 *
 * @param refused whether its goods may not come
 */
record ReturnFacts(
        ReturnId returnId, long version, OrderId orderId, Instant requestedAt, boolean refused, List<Line> lines)
        implements Versioned {

    /** Pieces of a line that are to come back. */
    record Line(LineId lineId, Sku sku, ReturnReason reason, int pieces, Money unitPrice) {}
}
