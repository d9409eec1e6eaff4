package io.orderfold.kernel.axon;

import io.orderfold.kernel.Actor;
import io.orderfold.kernel.NodeRole;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.ParkedEvents.Parked;
import io.orderfold.kernel.jdbc.Fill;
import io.orderfold.kernel.jdbc.FillFailure;
import io.orderfold.kernel.jdbc.Renewal;
import io.orderfold.kernel.jdbc.TableDifferences;
import io.orderfold.kernel.jdbc.VersionFilling;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Runs rebuilds, verifications and replays on the node that was asked, and says in the read database how far they are. A
 * job whose node has died is found by its silence.
 */
@Component
public class RebuildJobs implements SmartLifecycle {

    /** What is done with projections. */
    public enum Kind {
        /** Their tables are filled anew beside those that serve, and then serve themselves. */
        REBUILD,
        /** They are filled anew and compared with those that serve. */
        VERIFY,
        /** What has changed since an instant is made anew where it serves. */
        REPLAY
    }

    /** How a job stands. */
    public enum State {
        /** Waits for a thread. */
        QUEUED,
        /** Some node is at it. */
        RUNNING,
        /** It has come to its end. */
        DONE,
        /** It could not go on, and says why. What served before still does. */
        FAILED,
        /** An operator has called it off. What served before still does. */
        CANCELLED
    }

    /** Where a job is. */
    public enum Phase {
        /** Reads the log. */
        READING,
        /** Compares what it has made with what serves. */
        COMPARING,
        /** Waits for its moment, and has the new tables serve. */
        SWITCHING,
        /** Is over. */
        OVER
    }

    /**
     * What is asked for.
     *
     * @param groups all are switched at one moment
     * @param since of a replay
     * @param switchIfDifferent of a verification: whether what it has filled serves if what serves is wrong
     */
    public record Order(
            String jobId,
            Kind kind,
            Set<String> groups,
            @Nullable Instant since,
            boolean switchIfDifferent) {}

    private static final Logger LOG = LoggerFactory.getLogger(RebuildJobs.class);

    private static final int AT_ONCE = 2;
    private static final int MOST_RETRIED = 1_000;

    /** A job of this node. */
    private static final class Job {

        private final Order order;
        private volatile boolean cancelled;
        private volatile boolean stopped;
        private volatile Phase phase = Phase.READING;
        private volatile @Nullable Runnable cancel;
        private volatile @Nullable Supplier<FillProgress> progress;

        Job(Order order) {
            this.order = order;
        }

        void cancel() {
            cancelled = true;
            Runnable action = cancel;
            if (action != null) {
                action.run();
            }
        }

        /** Cancelled before there was anything to cancel, it is cancelled now. */
        void under(Runnable itsCancel, Supplier<FillProgress> itsProgress) {
            progress = itsProgress;
            cancel = itsCancel;
            if (cancelled) {
                itsCancel.run();
            }
        }
    }

    private final RebuildRows rows;
    private final VersionFilling filling;
    private final ParkedEvents parked;
    private final Map<String, Job> here = new ConcurrentHashMap<>();
    private volatile @Nullable ExecutorService workers;
    private volatile @Nullable ScheduledExecutorService timer;
    private final NodeRoles roles;

    RebuildJobs(NodeRoles roles, RebuildRows rows, VersionFilling filling, ParkedEvents parked) {
        this.roles = roles;
        this.rows = rows;
        this.filling = filling;
        this.parked = parked;
    }

    /** Whether it is made of the log and of nothing else, so that it can be made again. */
    public boolean isReplayable(String group) {
        return filling.groups().contains(group);
    }

    /** @throws Rejection {@code rebuild-running} where a group is another job's */
    public void start(Order order, Actor by) {
        ExecutorService running = workers;
        if (running == null) {
            throw Rejection.unavailable("shutting-down", "The application is shutting down.");
        }
        rows.claim(order, by.name());
        Job job = new Job(order);
        here.put(order.jobId(), job);
        running.execute(() -> run(job));
    }

    /** @throws Rejection {@code rebuild-not-found}, {@code rebuild-over} */
    public void cancel(String jobId) {
        rows.requestCancel(jobId);
        Optional.ofNullable(here.get(jobId)).ifPresent(Job::cancel);
    }

    private void run(Job job) {
        String id = job.order.jobId();
        try {
            if (job.cancelled) {
                throw new CancellationException("Cancelled before it began");
            }
            rows.begin(id);
            work(job);
        } catch (CancellationException e) {
            report(job);
            if (job.cancelled && !job.stopped) {
                rows.finish(id, State.CANCELLED, null, null);
            } else {
                rows.finish(id, State.FAILED, String.valueOf(e.getMessage()), null);
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "The {} {} of {} has failed: {}",
                    job.order.kind(),
                    id,
                    job.order.groups(),
                    ParkedBecause.describe(e));
            report(job);
            rows.finish(
                    id,
                    State.FAILED,
                    e instanceof FillFailure failure
                            ? failure.getMessage() + ": "
                                    + ParkedBecause.describe(Objects.requireNonNullElse(e.getCause(), e))
                            : ParkedBecause.describe(e),
                    e instanceof FillFailure failure ? failure.eventId() : null);
        } finally {
            here.remove(id);
        }
    }

    private void work(Job job) {
        String id = job.order.jobId();
        switch (job.order.kind()) {
            case REPLAY -> {
                for (String group : job.order.groups()) {
                    Renewal renewal = filling.renewal(group, Objects.requireNonNull(job.order.since()));
                    job.under(renewal::cancel, renewal::progress);
                    renewal.run();
                }
                report(job);
                rows.finish(id, State.DONE, null, null);
            }
            case REBUILD ->
                filled(job, fill -> {
                    job.phase = Phase.SWITCHING;
                    rows.phase(id, job.phase);
                    if (!filling.switchTo(fill, () -> !job.cancelled)) {
                        throw new CancellationException("Cancelled before the switch");
                    }
                    report(job);
                    rows.switched(id);
                    rows.finish(id, State.DONE, null, null);
                    tryParked(job);
                });
            case VERIFY ->
                filled(job, fill -> {
                    job.phase = Phase.COMPARING;
                    rows.phase(id, job.phase);
                    boolean[] switched = {false};
                    TableDifferences differences = filling.compare(fill, found -> {
                        switched[0] = job.order.switchIfDifferent() && found.count() > 0 && !job.cancelled;
                        return switched[0];
                    });
                    report(job);
                    rows.differences(id, differences);
                    if (switched[0]) {
                        rows.switched(id);
                    }
                    rows.finish(id, State.DONE, null, null);
                    if (switched[0]) {
                        tryParked(job);
                    }
                });
        }
    }

    private void filled(Job job, Consumer<Fill> then) {
        Fill fill = filling.begin(job.order.groups(), null);
        try {
            job.under(fill::cancel, fill::progress);
            filling.complete(fill);
            then.accept(fill);
        } finally {
            filling.drop(fill);
        }
    }

    /** The new tables have what was parked; it need not wait for its turn to find that out. */
    private void tryParked(Job job) {
        for (String group : job.order.groups()) {
            parked.find(group, null, MOST_RETRIED).stream()
                    .filter(letter -> !letter.waiting())
                    .forEach((Parked letter) -> parked.retry(letter));
        }
    }

    private void report(Job job) {
        Supplier<FillProgress> progress = job.progress;
        if (progress != null) {
            rows.progress(job.order.jobId(), progress.get());
        }
    }

    private void look() {
        try {
            here.forEach((id, job) -> {
                rows.alive(id);
                report(job);
                if (rows.isCancelRequested(id)) {
                    job.cancel();
                }
            });
        } catch (DataAccessException e) {
            // The database may be away; the timer must outlive that.
            LOG.warn("Could not report on rebuilds: {}", e.toString());
        }
    }

    @Override
    public boolean isAutoStartup() {
        return roles.has(NodeRole.QUERY);
    }

    @Override
    public void start() {
        workers = Executors.newFixedThreadPool(AT_ONCE, task -> new Thread(task, "rebuild-job"));
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "rebuild-progress"));
        timer = started;
        started.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService beating = timer;
        ExecutorService working = workers;
        timer = null;
        workers = null;
        here.values().forEach(job -> {
            job.stopped = true;
            job.cancel();
        });
        if (beating == null || working == null) {
            return;
        }
        beating.shutdown();
        working.shutdown();
        try {
            if (!working.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("A rebuild has not ended in time; another node will find it dead");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return workers != null;
    }
}
