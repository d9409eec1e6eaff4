package io.orderfold.imports.projection;

import io.orderfold.imports.ImportCharset;
import io.orderfold.imports.ImportJobId;
import io.orderfold.imports.ImportMode;
import io.orderfold.imports.ImportPhase;
import io.orderfold.imports.ImportState;
import io.orderfold.imports.NotTaken;
import io.orderfold.imports.query.ImportPage;
import io.orderfold.imports.query.ImportProgress;
import io.orderfold.imports.query.ImportQuery.FindImport;
import io.orderfold.imports.query.ImportQuery.SearchImports;
import io.orderfold.imports.query.ImportReport;
import io.orderfold.imports.query.ImportView;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Answers from the jobs' own rows: they are no view of the log, and always up to date. */
@Component
class ImportQueries {

    private final JdbcTemplate writeJdbc;

    ImportQueries(JdbcTemplate writeJdbc) {
        this.writeJdbc = writeJdbc;
    }

    @QueryHandler
    Optional<ImportView> answer(FindImport query) {
        return writeJdbc
                .query(
                        "select * from import_jobs where job_id = ?",
                        (row, number) -> view(row, true),
                        query.jobId().toString())
                .stream()
                .findFirst();
    }

    @QueryHandler
    ImportPage answer(SearchImports query) {
        List<Numbered> found = writeJdbc.query(
                "select * from import_jobs where job_no < ? order by job_no desc limit ?",
                (row, number) -> new Numbered(row.getLong("job_no"), view(row, false)),
                before(query.cursor()),
                query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<Numbered> page = more ? found.subList(0, query.limit()) : found;
        return new ImportPage(
                page.stream().map(Numbered::view).toList(),
                more ? Long.toString(page.get(page.size() - 1).no()) : null);
    }

    private record Numbered(long no, ImportView view) {}

    private static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw Rejection.invalid("malformed-cursor", "cursor", "A cursor is what the previous page answered.");
        }
        return Long.parseLong(cursor);
    }

    private ImportView view(ResultSet row, boolean withLines) throws SQLException {
        ImportState state = ImportState.valueOf(row.getString("job_state").toUpperCase(Locale.ROOT));
        String found = row.getString("charset_found");
        String failure = row.getString("failure_code");
        return new ImportView(
                ImportJobId.of(row.getString("job_id")),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("file_bytes"),
                ImportMode.of(row.getString("import_mode")),
                row.getString("currency"),
                ImportCharset.of(found == null ? row.getString("charset_asked") : found),
                state,
                progress(row, state),
                row.getString("submitted_by"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"),
                state == ImportState.DONE ? report(row, withLines) : null,
                failure == null
                        ? null
                        : new ImportView.Failure(
                                failure,
                                Optional.ofNullable(row.getString("failure_text"))
                                        .orElse("")));
    }

    private static ImportProgress progress(ResultSet row, ImportState state) throws SQLException {
        ImportPhase phase = ImportPhase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT));
        long done = row.getLong("phase_done");
        long total = row.getLong("phase_total");
        Instant since = instant(row, "phase_resumed_at");
        Long rate = null;
        Long left = null;
        if (state == ImportState.RUNNING && since != null) {
            long gained = done - row.getLong("phase_resumed_with");
            long millis = Math.max(1, Duration.between(since, Instant.now()).toMillis());
            if (gained > 0) {
                rate = gained * 1_000 / millis;
                left = Math.max(0, total - done) * millis / gained / 1_000;
            }
        }
        return new ImportProgress(phase, phase.unit(), done, total, row.getLong("row_count"), rate, left);
    }

    private ImportReport report(ResultSet row, boolean withLines) throws SQLException {
        Currency currency = Money.currency(row.getString("currency"));
        long rows = row.getLong("row_count");
        List<ImportReport.Reason> reasons =
                withLines ? reasonsWithLines(row.getLong("job_no")) : reasons(row.getLong("job_no"));
        long notTaken = reasons.stream().mapToLong(ImportReport.Reason::rows).sum();
        return new ImportReport(
                rows,
                rows - notTaken,
                notTaken,
                reasons,
                row.getLong("order_count"),
                new Money(row.getBigDecimal("ordered_total"), currency),
                row.getLong("cancelled_quantity"),
                new Money(row.getBigDecimal("cancelled_total"), currency));
    }

    private List<ImportReport.Reason> reasonsWithLines(long jobNo) {
        Map<NotTaken, List<Long>> lines = new EnumMap<>(NotTaken.class);
        writeJdbc.query(
                "select reason, line_no from import_rows_not_taken where job_no = ? order by line_no",
                row -> {
                    lines.computeIfAbsent(NotTaken.of(row.getString("reason")), reason -> new ArrayList<>())
                            .add(row.getLong("line_no"));
                },
                jobNo);
        return lines.entrySet().stream()
                .map(entry -> new ImportReport.Reason(
                        entry.getKey(),
                        entry.getKey().inWords(),
                        entry.getValue().size(),
                        entry.getValue()))
                .toList();
    }

    private List<ImportReport.Reason> reasons(long jobNo) {
        return writeJdbc
                .query(
                        "select reason, count(*) from import_rows_not_taken where job_no = ? group by reason",
                        (row, number) -> {
                            NotTaken reason = NotTaken.of(row.getString(1));
                            return new ImportReport.Reason(reason, reason.inWords(), row.getLong(2), null);
                        },
                        jobNo)
                .stream()
                .sorted(Comparator.comparing(ImportReport.Reason::reason))
                .toList();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
