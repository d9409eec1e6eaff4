package io.orderfold.imports.process;

import io.orderfold.imports.ImportCharset;
import io.orderfold.imports.ImportJobId;
import io.orderfold.imports.ImportMode;
import io.orderfold.imports.ImportPhase;
import io.orderfold.imports.ImportState;
import io.orderfold.imports.command.ImportCommand.SubmitImport;
import io.orderfold.kernel.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of {@code import_jobs}: what is to be done, and how far it has come. */
@Component
class ImportJobs {

    private static final String SELECT = "select * from import_jobs ";

    private final JdbcTemplate writeJdbc;

    ImportJobs(JdbcTemplate writeJdbc) {
        this.writeJdbc = writeJdbc;
    }

    Optional<ImportState> state(ImportJobId id) {
        return writeJdbc
                .query(
                        "select job_state from import_jobs where job_id = ?",
                        (row, number) -> state(row.getString(1)),
                        id.toString())
                .stream()
                .findFirst();
    }

    void insert(SubmitImport submitted, String by) {
        writeJdbc.update(
                "insert into import_jobs (job_id, file_name, sha256, file_bytes, import_mode, currency, charset_asked,"
                        + " submitted_by, submitted_at, job_state, phase, phase_done, phase_total, phase_resumed_with,"
                        + " staged_line, row_count, steps_taken, step_count, order_count, ordered_total,"
                        + " cancelled_quantity, cancelled_total)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, 1, 0, 0, 0, 0, 0, 0, 0)",
                submitted.jobId().toString(),
                submitted.fileName(),
                submitted.sha256(),
                submitted.bytes(),
                submitted.mode().toString(),
                submitted.currency().getCurrencyCode(),
                submitted.charset().toString(),
                by,
                now(),
                ImportState.QUEUED.toString(),
                ImportPhase.READING.toString(),
                submitted.bytes());
    }

    /** A job that failed goes on from where it stood. */
    void queueAgain(ImportJobId id) {
        writeJdbc.update(
                "update import_jobs set job_state = ?, failure_code = null, failure_text = null, finished_at = null"
                        + " where job_id = ?",
                ImportState.QUEUED.toString(),
                id.toString());
    }

    /** What is not over yet, in the order it was submitted in. */
    List<Job> open() {
        return writeJdbc.query(
                SELECT + "where job_state in (?, ?) order by job_no",
                ImportJobs::job,
                ImportState.RUNNING.toString(),
                ImportState.QUEUED.toString());
    }

    Job get(long jobNo) {
        return writeJdbc
                .query(SELECT + "where job_no = ?", ImportJobs::job, jobNo)
                .get(0);
    }

    boolean isKnown(String sha256) {
        return !writeJdbc
                .queryForList(
                        "select job_no from import_jobs where sha256 = ? and job_state in (?, ?)",
                        sha256,
                        ImportState.QUEUED.toString(),
                        ImportState.RUNNING.toString())
                .isEmpty();
    }

    /** The rate is reckoned from here on, so that a pause between two runs does not count as slowness. */
    void resume(long jobNo) {
        writeJdbc.update(
                "update import_jobs set job_state = ?, phase_resumed_at = ?, phase_resumed_with = phase_done"
                        + " where job_no = ?",
                ImportState.RUNNING.toString(),
                now(),
                jobNo);
    }

    void enter(long jobNo, ImportPhase phase, long total) {
        writeJdbc.update(
                "update import_jobs set phase = ?, phase_done = 0, phase_total = ?, phase_resumed_at = ?,"
                        + " phase_resumed_with = 0 where job_no = ?",
                phase.toString(),
                total,
                now(),
                jobNo);
    }

    void charset(long jobNo, ImportCharset found) {
        writeJdbc.update("update import_jobs set charset_found = ? where job_no = ?", found.toString(), jobNo);
    }

    void staged(long jobNo, long rows, long lastLine, long bytesRead) {
        writeJdbc.update(
                "update import_jobs set row_count = row_count + ?, staged_line = ?, phase_done = ? where job_no = ?",
                rows,
                lastLine,
                bytesRead,
                jobNo);
    }

    void arranged(long jobNo, long steps) {
        writeJdbc.update("update import_jobs set steps_taken = 0, step_count = ? where job_no = ?", steps, jobNo);
    }

    void progress(long jobNo, long done) {
        writeJdbc.update("update import_jobs set phase_done = ? where job_no = ?", done, jobNo);
    }

    void took(long jobNo, long stepsTaken, long phaseDone) {
        writeJdbc.update(
                "update import_jobs set steps_taken = ?, phase_done = ? where job_no = ?",
                stepsTaken,
                phaseDone,
                jobNo);
    }

    void count(long jobNo, Tally tally) {
        writeJdbc.update(
                "update import_jobs set order_count = order_count + ?, ordered_total = ordered_total + ?,"
                        + " cancelled_quantity = cancelled_quantity + ?, cancelled_total = cancelled_total + ?"
                        + " where job_no = ?",
                tally.orders(),
                tally.ordered(),
                tally.cancelledQuantity(),
                tally.cancelled(),
                jobNo);
    }

    void done(long jobNo) {
        writeJdbc.update(
                "update import_jobs set job_state = ?, phase = ?, phase_done = row_count, phase_total = row_count,"
                        + " finished_at = ? where job_no = ?",
                ImportState.DONE.toString(),
                ImportPhase.FINISHED.toString(),
                now(),
                jobNo);
    }

    void failed(long jobNo, String code, @Nullable String text) {
        writeJdbc.update(
                "update import_jobs set job_state = ?, failure_code = ?, failure_text = ?, finished_at = ?"
                        + " where job_no = ?",
                ImportState.FAILED.toString(),
                code,
                text,
                now(),
                jobNo);
    }

    /** Forgets everything that was read, so that the file is read from its start. */
    void unread(long jobNo) {
        writeJdbc.update(
                "update import_jobs set phase = ?, phase_done = 0, phase_total = file_bytes, staged_line = 1,"
                        + " row_count = 0 where job_no = ?",
                ImportPhase.READING.toString(),
                jobNo);
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        String found = row.getString("charset_found");
        return new Job(
                row.getLong("job_no"),
                ImportJobId.of(row.getString("job_id")),
                row.getString("sha256"),
                row.getLong("file_bytes"),
                ImportMode.of(row.getString("import_mode")),
                Money.currency(row.getString("currency")),
                ImportCharset.of(row.getString("charset_asked")),
                found == null ? null : ImportCharset.of(found),
                row.getString("submitted_by"),
                ImportPhase.valueOf(row.getString("phase").toUpperCase(java.util.Locale.ROOT)),
                row.getLong("staged_line"),
                row.getLong("steps_taken"),
                row.getLong("step_count"));
    }

    private static ImportState state(String text) {
        return ImportState.valueOf(text.toUpperCase(java.util.Locale.ROOT));
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
    }

    /** What a few steps add to the report. */
    record Tally(long orders, BigDecimal ordered, long cancelledQuantity, BigDecimal cancelled) {

        static final Tally NOTHING = new Tally(0, BigDecimal.ZERO, 0, BigDecimal.ZERO);

        Tally plus(Tally other) {
            return new Tally(
                    orders + other.orders,
                    ordered.add(other.ordered),
                    cancelledQuantity + other.cancelledQuantity,
                    cancelled.add(other.cancelled));
        }
    }
}
