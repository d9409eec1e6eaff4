package io.orderfold.kernel.axon;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.RebuildJobs.Order;
import io.orderfold.kernel.axon.RebuildJobs.Phase;
import io.orderfold.kernel.axon.RebuildJobs.State;
import io.orderfold.kernel.jdbc.Databases;
import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.kernel.jdbc.TableDifferences;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code rebuild_jobs}, and which job has which group. */
@Component
class RebuildRows {

    private static final Duration DEAD_AFTER = Duration.ofSeconds(60);
    private static final int MOST_KEPT = 100;

    private final JdbcTemplate readJdbc;
    private final Documents documents;
    private final TransactionTemplate transaction;

    RebuildRows(
            @Qualifier(Databases.READ) JdbcTemplate readJdbc,
            Documents documents,
            @Qualifier(Databases.READ) PlatformTransactionManager readTransactions) {
        this.readJdbc = readJdbc;
        this.documents = documents;
        this.transaction = new TransactionTemplate(readTransactions);
    }

    /**
     * Makes the job, unless a group of its is another one's.
     *
     * @throws Rejection {@code rebuild-running}
     */
    void claim(Order order, String actor) {
        transaction.executeWithoutResult(status -> {
            for (String group : new TreeSet<>(order.groups())) {
                String running = readJdbc.queryForObject(
                        "select running_job from projections where processing_group = ? for update",
                        String.class,
                        group);
                if (running != null && !isOver(running)) {
                    throw Rejection.conflict("rebuild-running", group + " is being rebuilt, verified or replayed.")
                            .with("jobId", running);
                }
                readJdbc.update(
                        "update projections set running_job = ? where processing_group = ?", order.jobId(), group);
            }
            Instant since = order.since();
            readJdbc.update(
                    "insert into rebuild_jobs (job_id, kind, processing_groups, since_instant, switch_if_different,"
                            + " job_state, phase, requested_by, requested_at, alive_at, cancel_requested, log_position,"
                            + " log_head, events_read, rows_made, per_second, switched) values (?, ?, ?, ?, ?, 'QUEUED',"
                            + " 'READING', ?, ?, current_timestamp, false, 0, 0, 0, 0, 0, false)",
                    order.jobId(),
                    order.kind().name(),
                    String.join(",", new TreeSet<>(order.groups())),
                    since == null ? null : since.atOffset(ZoneOffset.UTC),
                    order.switchIfDifferent(),
                    actor,
                    Instant.now().atOffset(ZoneOffset.UTC));
            forgetOld();
        });
    }

    /** Also where its node has died: then it is said here that it has failed. */
    private boolean isOver(String jobId) {
        List<Boolean> dead = readJdbc.query(
                "select alive_at, current_timestamp as now_is from rebuild_jobs where job_id = ?"
                        + " and job_state in ('QUEUED', 'RUNNING')",
                (row, number) -> Duration.between(
                                        row.getObject("alive_at", OffsetDateTime.class),
                                        row.getObject("now_is", OffsetDateTime.class))
                                .compareTo(DEAD_AFTER)
                        > 0,
                jobId);
        if (dead.isEmpty()) {
            return true;
        }
        if (dead.get(0)) {
            finish(jobId, State.FAILED, "The node that was at it has died", null);
        }
        return dead.get(0);
    }

    private void forgetOld() {
        List<OffsetDateTime> last = readJdbc.queryForList(
                "select requested_at from rebuild_jobs order by requested_at desc limit 1 offset ?",
                OffsetDateTime.class,
                MOST_KEPT);
        last.forEach(at -> readJdbc.update(
                "delete from rebuild_jobs where requested_at <= ? and job_state not in ('QUEUED', 'RUNNING')", at));
    }

    void begin(String jobId) {
        readJdbc.update(
                "update rebuild_jobs set job_state = 'RUNNING', started_at = current_timestamp where job_id = ?",
                jobId);
    }

    void phase(String jobId, Phase phase) {
        readJdbc.update("update rebuild_jobs set phase = ? where job_id = ?", phase.name(), jobId);
    }

    void alive(String jobId) {
        readJdbc.update("update rebuild_jobs set alive_at = current_timestamp where job_id = ?", jobId);
    }

    void progress(String jobId, FillProgress progress) {
        readJdbc.update(
                "update rebuild_jobs set log_position = ?, log_head = ?, events_read = ?, rows_made = ?, per_second = ?,"
                        + " seconds_left = ? where job_id = ?",
                progress.position(),
                progress.head(),
                progress.eventsRead(),
                progress.rows(),
                progress.perSecond(),
                progress.secondsLeft(),
                jobId);
    }

    void differences(String jobId, TableDifferences found) {
        readJdbc.update(
                "update rebuild_jobs set rows_compared = ?, differences = ?, difference_list = ? where job_id = ?",
                found.rows(),
                found.count(),
                documents.write(found),
                jobId);
    }

    void switched(String jobId) {
        readJdbc.update("update rebuild_jobs set switched = true where job_id = ?", jobId);
    }

    /** Says how it has ended, unless that has been said before. */
    void finish(String jobId, State state, @Nullable String failure, @Nullable String eventId) {
        readJdbc.update(
                "update rebuild_jobs set job_state = ?, phase = 'OVER', finished_at = ?, failure = ?, failed_event = ?,"
                        + " seconds_left = null where job_id = ? and job_state in ('QUEUED', 'RUNNING')",
                state.name(),
                Instant.now().atOffset(ZoneOffset.UTC),
                failure == null ? null : failure.substring(0, Math.min(failure.length(), 1_000)),
                eventId,
                jobId);
    }

    /** @throws Rejection {@code rebuild-not-found}, {@code rebuild-over} */
    void requestCancel(String jobId) {
        List<String> state =
                readJdbc.queryForList("select job_state from rebuild_jobs where job_id = ?", String.class, jobId);
        if (state.isEmpty()) {
            throw Rejection.notFound("rebuild", jobId);
        }
        if (isOver(jobId)) {
            throw Rejection.conflict("rebuild-over", "It is over: there is nothing to call off.");
        }
        readJdbc.update("update rebuild_jobs set cancel_requested = true where job_id = ?", jobId);
    }

    boolean isCancelRequested(String jobId) {
        return Boolean.TRUE.equals(readJdbc.queryForObject(
                "select cancel_requested from rebuild_jobs where job_id = ?", Boolean.class, jobId));
    }
}
