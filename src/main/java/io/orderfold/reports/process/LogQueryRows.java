package io.orderfold.reports.process;

import io.orderfold.kernel.axon.JobLeases;
import io.orderfold.reports.LogFold;
import io.orderfold.reports.LogQueryId;
import io.orderfold.reports.LogQueryResult;
import io.orderfold.reports.LogQueryState;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code report_queries}. Whoever answers one holds its {@linkplain JobLeases lease}. */
@Component
class LogQueryRows {

    private static final String OPEN = "('" + LogQueryState.QUEUED + "', '" + LogQueryState.RUNNING + "')";

    private final JdbcTemplate writeJdbc;
    private final TransactionTemplate transaction;
    private final JobLeases leases;
    private final Serializer serializer;
    private final Duration keep;

    LogQueryRows(
            JdbcTemplate writeJdbc,
            PlatformTransactionManager writeTransactionManager,
            JobLeases leases,
            @Qualifier("eventSerializer") Serializer serializer,
            @Value("${orderfold.reports.keep-queries:PT24H}") Duration keep) {
        this.writeJdbc = writeJdbc;
        this.transaction = new TransactionTemplate(writeTransactionManager);
        this.leases = leases;
        this.serializer = serializer;
        this.keep = keep;
    }

    /** What is to be answered, and up to where in the log. */
    record Run(LogQueryId id, LogFold fold, long last) {}

    long open() {
        Long open =
                writeJdbc.queryForObject("select count(*) from report_queries where run_state in " + OPEN, Long.class);
        return open == null ? 0 : open;
    }

    void insert(LogQueryId id, LogFold fold, String by, long last) {
        writeJdbc.update(
                "insert into report_queries (query_id, spec, asked_by, asked_at, run_state, position, last_position,"
                        + " event_count, expires_at) values (?, ?, ?, ?, ?, 0, ?, 0, ?)",
                id.toString(),
                serializer.serialize(fold, String.class).getData(),
                by,
                at(Instant.now()),
                LogQueryState.QUEUED.toString(),
                last,
                at(Instant.now().plus(keep)));
    }

    boolean isThere(LogQueryId id) {
        return !writeJdbc
                .queryForList("select 1 from report_queries where query_id = ?", Integer.class, id.toString())
                .isEmpty();
    }

    /** Ends one, unless it has ended; who answers it hears of it with the next step. */
    void end(LogQueryId id, LogQueryState state) {
        writeJdbc.update(
                "update report_queries set run_state = ?, finished_at = ?, expires_at = ? where query_id = ?"
                        + " and run_state in " + OPEN,
                state.toString(),
                at(Instant.now()),
                at(Instant.now().plus(keep)),
                id.toString());
    }

    void fail(LogQueryId id, String code, String text) {
        writeJdbc.update(
                "update report_queries set failure_code = ?, failure_text = ? where query_id = ? and run_state in "
                        + OPEN,
                code,
                text,
                id.toString());
        end(id, LogQueryState.FAILED);
    }

    /** The oldest one that nobody answers; from now on it is ours. It begins anew: sums are kept in memory alone. */
    Optional<Run> claim() {
        List<String> waiting = writeJdbc.queryForList(
                "select query_id from report_queries where run_state in " + OPEN + " order by asked_at", String.class);
        for (String id : waiting) {
            if (leases.take(job(id))) {
                if (writeJdbc.update(
                                "update report_queries set run_state = ?, position = 0, event_count = 0"
                                        + " where query_id = ? and run_state in " + OPEN,
                                LogQueryState.RUNNING.toString(),
                                id)
                        == 1) {
                    return Optional.of(run(id));
                }
                leases.release(job(id));
            }
        }
        return Optional.empty();
    }

    private Run run(String id) {
        return writeJdbc
                .query(
                        "select * from report_queries where query_id = ?",
                        (row, number) -> new Run(
                                LogQueryId.of(row.getString("query_id")),
                                fold(row.getString("spec")),
                                row.getLong("last_position")),
                        id)
                .get(0);
    }

    private LogFold fold(String text) {
        return serializer.deserialize(new SimpleSerializedObject<>(text, String.class, LogFold.class.getName(), null));
    }

    /** @return whether there is to be another step */
    boolean step(LogQueryId id, long position, long events) {
        return Boolean.TRUE.equals(transaction.execute(status -> leases.renew(job(id))
                && writeJdbc.update(
                                "update report_queries set position = ?, event_count = ?"
                                        + " where query_id = ? and run_state = ?",
                                position,
                                events,
                                id.toString(),
                                LogQueryState.RUNNING.toString())
                        == 1));
    }

    /** Keeps the answer, if it is still wanted and nobody else has been put to it. */
    void done(LogQueryId id, LogQueryResult result) {
        transaction.executeWithoutResult(status -> {
            if (leases.renew(job(id))) {
                writeJdbc.update(
                        "update report_queries set result = ? where query_id = ? and run_state in " + OPEN,
                        serializer.serialize(result, String.class).getData(),
                        id.toString());
                end(id, LogQueryState.DONE);
            }
        });
    }

    void release(LogQueryId id) {
        leases.release(job(id));
    }

    /** Forgets those whose time is over. */
    void expire() {
        writeJdbc.update(
                "delete from report_queries where run_state not in " + OPEN + " and expires_at < ?", at(Instant.now()));
    }

    private static String job(Object id) {
        return "report-query:" + id;
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
