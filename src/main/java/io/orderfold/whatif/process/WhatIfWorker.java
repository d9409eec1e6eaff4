package io.orderfold.whatif.process;

import io.orderfold.kernel.NodeRole;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.NodeRoles;
import io.orderfold.whatif.process.WhatIfRows.Run;
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

/** The thread that runs what-ifs, one after the other, and forgets those whose time is over. */
@Component
class WhatIfWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WhatIfWorker.class);
    private static final long NAP_SECONDS = 5;

    private final WhatIfRows rows;
    private final RunWhatIf runWhatIf;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private final NodeRoles roles;

    WhatIfWorker(NodeRoles roles, WhatIfRows rows, RunWhatIf runWhatIf) {
        this.roles = roles;
        this.rows = rows;
        this.runWhatIf = runWhatIf;
    }

    /** There is something new to do. */
    void wake() {
        woken.release();
    }

    private void work() {
        while (running) {
            try {
                rows.expire();
                Optional<Run> next = rows.claim();
                if (next.isPresent()) {
                    run(next.get());
                    continue;
                }
            } catch (RuntimeException e) {
                LOG.warn("What-ifs wait for the database: {}", e.toString());
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

    private void run(Run run) {
        try {
            runWhatIf.run(run, () -> running);
            rows.release(run.id());
        } catch (TransientDataAccessException
                | DataAccessResourceFailureException
                | CannotCreateTransactionException e) {
            // Its lease ends by itself; then somebody goes on.
            throw e;
        } catch (Rejection impossible) {
            LOG.warn("What-if {} can't be: {}", run.id(), impossible.code());
            rows.fail(run.id(), impossible.code(), impossible.reason());
            rows.release(run.id());
        } catch (RuntimeException e) {
            LOG.error("What-if {} failed", run.id(), e);
            rows.fail(run.id(), "internal-error", "Something went wrong on our side; the log has the details.");
            rows.release(run.id());
        }
    }

    @Override
    public boolean isAutoStartup() {
        return roles.has(NodeRole.PROCESS);
    }

    @Override
    public void start() {
        running = true;
        Thread started = new Thread(this::work, "what-ifs");
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
