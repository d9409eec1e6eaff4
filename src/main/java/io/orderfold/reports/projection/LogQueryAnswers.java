package io.orderfold.reports.projection;

import io.orderfold.kernel.jdbc.Documents;
import io.orderfold.reports.LogFold;
import io.orderfold.reports.LogQueryId;
import io.orderfold.reports.LogQueryResult;
import io.orderfold.reports.LogQueryState;
import io.orderfold.reports.query.LogQueryPage;
import io.orderfold.reports.query.LogQueryView;
import io.orderfold.reports.query.LogQueryView.LogQueryFailure;
import io.orderfold.reports.query.LogQueryView.LogQueryProgress;
import io.orderfold.reports.query.ReportQuery.FindLogQuery;
import io.orderfold.reports.query.ReportQuery.ListLogQueries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Answers from the rows of questions to the log: they are no view of it, and always up to date. */
@Component
class LogQueryAnswers {

    private static final int MOST_LISTED = 200;

    private final JdbcTemplate writeJdbc;
    private final Documents documents;

    LogQueryAnswers(JdbcTemplate writeJdbc, Documents documents) {
        this.writeJdbc = writeJdbc;
        this.documents = documents;
    }

    @QueryHandler
    Optional<LogQueryView> answer(FindLogQuery query) {
        return writeJdbc
                .query(
                        "select * from report_queries where query_id = ?",
                        (row, number) -> view(row, row.getString("result")),
                        query.queryId().toString())
                .stream()
                .findFirst();
    }

    @QueryHandler
    LogQueryPage answer(ListLogQueries query) {
        return new LogQueryPage(writeJdbc.query(
                "select query_id, spec, asked_by, asked_at, run_state, position, last_position, event_count, finished_at,"
                        + " failure_code, failure_text, expires_at from report_queries"
                        + " order by asked_at desc, query_id desc limit " + MOST_LISTED,
                (row, number) -> view(row, null)));
    }

    private LogQueryView view(ResultSet row, @Nullable String result) throws SQLException {
        long position = row.getLong("position");
        long last = row.getLong("last_position");
        LogQueryState state = LogQueryState.of(row.getString("run_state"));
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        String failure = row.getString("failure_code");
        return new LogQueryView(
                LogQueryId.of(row.getString("query_id")),
                state,
                documents.read(row.getString("spec"), LogFold.class),
                new LogQueryProgress(
                        position,
                        last,
                        last == 0 ? (state == LogQueryState.DONE ? 100 : 0) : (int) (position * 100 / last),
                        row.getLong("event_count")),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                result == null ? null : documents.read(result, LogQueryResult.class),
                failure == null ? null : new LogQueryFailure(failure, row.getString("failure_text")));
    }
}
