package io.orderfold.imports.process;

import io.orderfold.imports.process.JobTransaction.TakenOver;
import io.orderfold.kernel.NodeRole;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.JobLeases;
import io.orderfold.kernel.axon.NodeRoles;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs one job after the other, on one node at a time, and goes on at start with what was broken off. One at a time
 * because cancellations are reckoned with what earlier files have left.
 */
@Component
class ImportWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final int MOST_TRIES = 4;
    private static final long NAP_MILLIS = 2_000;

    private final ImportJobs jobs;
    private final RunImport runImport;
    private final NodeRoles roles;
    private final JobLeases leases;
    private final boolean enabled;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    ImportWorker(
            ImportJobs jobs,
            RunImport runImport,
            JobLeases leases,
            NodeRoles roles,
            @Value("${orderfold.imports.enabled:true}") boolean enabled) {
        this.jobs = jobs;
        this.runImport = runImport;
        this.leases = leases;
        this.roles = roles;
        this.enabled = enabled;
    }

    /** There is something new to do. */
    void wake() {
        lock.lock();
        try {
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (running) {
            try {
                Optional<Job> next = next();
                boolean mine = next.isPresent() && leases.take(JobTransaction.LEASE);
                if (mine) {
                    runAndRelease(next.get());
                }
                if (!mine || next().isEmpty()) {
                    nap();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Imports wait for the database: {}", e.toString());
                napQuietly();
            }
        }
    }

    private Optional<Job> next() {
        return jobs.open().stream().filter(runImport::canRun).findFirst();
    }

    private void runAndRelease(Job job) {
        try {
            run(job);
        } finally {
            leases.release(JobTransaction.LEASE);
        }
    }

    private void run(Job job) {
        for (int tries = 1; running; tries++) {
            try {
                runImport.run(job.no(), () -> running);
                return;
            } catch (TakenOver elsewhere) {
                LOG.warn("Import {} is gone on with by another node", job.id());
                return;
            } catch (RuntimeException e) {
                Optional<Rejection> rejection = JobTransaction.rejection(e);
                if (rejection.isPresent()) {
                    LOG.warn("Import {} failed: {}", job.id(), rejection.get().code());
                    jobs.failed(
                            job.no(), rejection.get().code(), rejection.get().reason());
                    return;
                }
                if (tries >= MOST_TRIES) {
                    LOG.error("Import {} failed", job.id(), e);
                    jobs.failed(
                            job.no(),
                            "internal-error",
                            "Something went wrong on our side; send the same file again to go on where it stopped.");
                    return;
                }
                LOG.warn("Import {} is tried again", job.id(), e);
                napQuietly();
            }
        }
    }

    private void napQuietly() {
        try {
            nap();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void nap() throws InterruptedException {
        lock.lock();
        try {
            if (running && !woken.await(NAP_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.trace("Nobody woke the imports");
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isAutoStartup() {
        return roles.has(NodeRole.PROCESS);
    }

    @Override
    public void start() {
        running = true;
        if (enabled) {
            Thread started = new Thread(this::work, "imports");
            started.setDaemon(true);
            thread = started;
            started.start();
        }
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
