package io.orderfold.audit.projection;

import io.orderfold.kernel.axon.LoggedMessage;
import io.orderfold.kernel.jdbc.FillTarget;
import io.orderfold.kernel.jdbc.Rebuildable;
import java.util.List;

/** Writes a row an event, page by page. */
final class LogIndexFilling implements Rebuildable.Filling {

    private final LogIndexRows rows;
    private final FillTarget target;
    private long written;

    LogIndexFilling(LogIndexRows rows, FillTarget target) {
        this.rows = rows;
        this.target = target;
    }

    @Override
    public void take(List<LoggedMessage> events) {
        target.transactions()
                .executeWithoutResult(transaction -> rows.insert(
                        target.version(), events.stream().map(LogIndex::row).toList()));
        written += events.size();
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public long rows() {
        return written;
    }
}
