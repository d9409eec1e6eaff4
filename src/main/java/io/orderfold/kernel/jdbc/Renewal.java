package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.axon.FillProgress;
import io.orderfold.kernel.axon.LogPages;
import io.orderfold.kernel.axon.LoggedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes anew, where they serve, the rows of all that something has happened to since an instant: each from all its events,
 * so that what it was before does not matter. A few at a time, between the batches of the live projection.
 */
public final class Renewal {

    /** So few events, or what they happened to, are done while no batch may be written. */
    private static final int AT_ONCE = 100;

    private final List<Rebuildable> projections;
    private final LogPages log;
    private final LogPages.Pass pass;
    private final Instant since;
    private final TransactionOperations transactions;
    private final IntSupplier lock;
    private final IntFunction<FillTarget> target;
    private final Map<Rebuildable, Set<String>> done = new HashMap<>();
    private final long began = System.nanoTime();
    private volatile boolean cancelled;
    private volatile long read;
    private volatile long rows;

    /** @param lock locks the group for the current transaction, and tells the version that serves */
    Renewal(
            List<Rebuildable> projections,
            LogPages log,
            Instant since,
            TransactionOperations transactions,
            IntSupplier lock,
            IntFunction<FillTarget> target) {
        this.projections = projections;
        this.log = log;
        this.pass = log.fromTheStart();
        this.since = since;
        this.transactions = transactions;
        this.lock = lock;
        this.target = target;
    }

    /** Has it stop before the next rows; those that were renewed stay so. */
    public void cancel() {
        cancelled = true;
    }

    /** To the end that the log has when it is reached. */
    public void run() {
        long head = log.head();
        while (pass.position() < head) {
            List<LoggedMessage> page = pass.next();
            read += page.size();
            for (Rebuildable projection : projections) {
                renew(projection, page);
            }
            if (page.isEmpty()) {
                return;
            }
        }
    }

    private void renew(Rebuildable projection, List<LoggedMessage> page) {
        Set<String> before = done.computeIfAbsent(projection, none -> new HashSet<>());
        List<LoggedMessage> some = new ArrayList<>();
        for (LoggedMessage event : page) {
            if (!event.message().getTimestamp().isBefore(since)
                    && projection.takes(event.message())
                    && (!projection.rowsAreOfStreams()
                            || before.add(event.message().getAggregateIdentifier()))) {
                some.add(event);
            }
        }
        for (int from = 0; from < some.size(); from += AT_ONCE) {
            if (cancelled || Thread.currentThread().isInterrupted()) {
                throw new CancellationException("The replay was cancelled");
            }
            List<LoggedMessage> part = some.subList(from, Math.min(some.size(), from + AT_ONCE));
            Integer renewed = transactions.execute(status -> projection.renew(part, target.apply(lock.getAsInt())));
            rows += renewed == null ? 0 : renewed;
        }
    }

    public FillProgress progress() {
        return FillProgress.of(pass.position(), log.head(), read, rows, System.nanoTime() - began);
    }
}
