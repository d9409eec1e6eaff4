package io.orderfold.reports.process;

import io.orderfold.kernel.NodeRole;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.EventsByPosition;
import io.orderfold.kernel.axon.NodeRoles;
import io.orderfold.reports.process.LogQueryRows.Run;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** The thread that goes through the log for who asked, one question after the other, some thousand positions a step. */
@Component
class LogQueryWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogQueryWorker.class);
    private static final long NAP_SECONDS = 5;
    private static final long STEP = 2_000;

    private final LogQueryRows rows;
    private final EventsByPosition log;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    private final NodeRoles roles;

    LogQueryWorker(LogQueryRows rows, EventsByPosition log, NodeRoles roles) {
        this.roles = roles;
        this.rows = rows;
        this.log = log;
    }

    /** There is something new to answer. */
    void wake() {
        woken.release();
    }

    private void work() {
        while (running) {
            try {
                rows.expire();
                Optional<Run> next = rows.claim();
                if (next.isPresent()) {
                    answer(next.get());
                    continue;
                }
            } catch (RuntimeException e) {
                LOG.warn("Questions to the log wait for the database: {}", e.toString());
            }
            try {
                if (woken.tryAcquire(NAP_SECONDS, TimeUnit.SECONDS)) {
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void answer(Run run) {
        try {
            fold(run);
        } catch (TransientDataAccessException
                | DataAccessResourceFailureException
                | CannotCreateTransactionException e) {
            // Its lease ends by itself; then somebody begins anew.
            throw e;
        } catch (Rejection impossible) {
            rows.fail(run.id(), impossible.code(), impossible.reason());
        } catch (RuntimeException e) {
            LOG.error("The question {} to the log failed", run.id(), e);
            rows.fail(run.id(), "internal-error", "Something went wrong on our side; the log has the details.");
        }
        rows.release(run.id());
    }

    private void fold(Run run) {
        Folding folding = new Folding(run.fold());
        for (long from = 0; from < run.last(); from += STEP) {
            if (!running) {
                return;
            }
            long to = Math.min(from + STEP, run.last());
            log.between(from, to, folding.types()).values().forEach(folding::take);
            if (!rows.step(run.id(), to, folding.events())) {
                return;
            }
        }
        rows.done(run.id(), folding.result());
    }

    @Override
    public boolean isAutoStartup() {
        return roles.has(NodeRole.PROCESS);
    }

    @Override
    public void start() {
        running = true;
        Thread started = new Thread(this::work, "log-queries");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        running = false;
        wake();
        Thread stopping = thread;
        if (stopping == null) {
            return;
        }
        try {
            stopping.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
