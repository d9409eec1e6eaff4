package io.orderfold.reports.projection;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.returns.event.ReturnEvent;
import io.orderfold.returns.event.ReturnRejected;
import io.orderfold.returns.event.ReturnRequested;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A return's facts from its events. */
final class ReturnFactsFold implements Fold<ReturnFacts, ReturnEvent> {

    @Override
    public ReturnFacts after(@Nullable ReturnFacts before, ReturnEvent event, Happened happened) {
        if (event instanceof ReturnRequested e) {
            return new ReturnFacts(
                    e.returnId(),
                    happened.version(),
                    e.orderId(),
                    happened.at(),
                    false,
                    e.lines().stream()
                            .map(line -> new ReturnFacts.Line(
                                    line.lineId(), line.sku(), line.reason(), line.quantity(), line.unitPrice()))
                            .toList());
        }
        ReturnFacts known = Objects.requireNonNull(before, "a return begins by being requested");
        return new ReturnFacts(
                known.returnId(),
                happened.version(),
                known.orderId(),
                known.requestedAt(),
                known.refused() || event instanceof ReturnRejected,
                known.lines());
    }
}
