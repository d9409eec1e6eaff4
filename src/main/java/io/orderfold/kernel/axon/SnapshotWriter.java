package io.orderfold.kernel.axon;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.common.transaction.TransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Writes snapshots on a thread of its own, each in its own transaction. Nobody waits for one and nobody fails with one:
 * what comes while too many wait is let go, and will be wished for again.
 */
@Component
public class SnapshotWriter implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);
    private static final int MOST_WAITING = 200;
    private static final int MOST_REMEMBERED = 1_000;
    private static final long SECONDS_TO_END = 10;

    private final TransactionManager transactions;
    private final SnapshotRule rule;
    private final Map<Object, Runnable> waiting = new ConcurrentHashMap<>();
    private final Map<Object, Long> lastOnes = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Long> eldest) {
            return size() > MOST_REMEMBERED;
        }
    });
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, SnapshotWriter::named);

    SnapshotWriter(TransactionManager transactions, SnapshotRule rule, ObjectProvider<MeterRegistry> meters) {
        this.transactions = transactions;
        this.rule = rule;
        meters.ifAvailable(registry -> {
            count(registry, "done", done);
            count(registry, "failed", failed);
            count(registry, "dropped", dropped);
        });
    }

    private static void count(MeterRegistry registry, String outcome, LongAdder times) {
        FunctionCounter.builder("orderfold.snapshots", times, LongAdder::sum)
                .tag("outcome", outcome)
                .description("Snapshots that were asked for, by what became of it")
                .register(registry);
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "snapshot-writer");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Has it written as soon as may be. Of the same thing there is one in a while; what is wished for meanwhile waits, and
     * the latest wish is the one that counts.
     *
     * @param what it is a snapshot of
     */
    void write(Object what, Runnable work) {
        if (waiting.size() >= MOST_WAITING && !waiting.containsKey(what)) {
            dropped.increment();
            return;
        }
        if (waiting.put(what, work) == null) {
            try {
                thread.schedule(() -> run(what), rest(what), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException shuttingDown) {
                waiting.remove(what);
                dropped.increment();
            }
        }
    }

    /** How long it is until the next one of this may be written. */
    private long rest(Object what) {
        Long last = lastOnes.get(what);
        return last == null ? 0 : Math.max(0, last + rule.pause().toNanos() - System.nanoTime());
    }

    private void run(Object what) {
        Runnable work = waiting.remove(what);
        if (work == null) {
            return;
        }
        lastOnes.put(what, System.nanoTime());
        try {
            transactions.executeInTransaction(work);
            done.increment();
        } catch (RuntimeException | LinkageError e) {
            failed.increment();
            LOG.warn("No snapshot of {}; it is tried again later", what, e);
        }
    }

    /** How many were written, or found to be no longer needed. */
    public long done() {
        return done.sum();
    }

    /** How many could not be written. */
    public long failed() {
        return failed.sum();
    }

    /** How many were let go because others were waiting. */
    public long dropped() {
        return dropped.sum();
    }

    /** What waits is let go; what is being written is waited for, as long as there is a database. */
    @Override
    public void destroy() throws InterruptedException {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.shutdown();
        if (!thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }
}
