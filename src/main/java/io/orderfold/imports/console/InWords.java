package io.orderfold.imports.console;

import io.orderfold.imports.query.ImportReport;
import io.orderfold.imports.query.ImportView;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report for people. */
final class InWords {

    private static final int MOST_LINES = 10;

    private InWords() {}

    static String report(ImportView job) {
        ImportReport report = job.report();
        if (report == null) {
            return job.fileName() + " was not imported: "
                    + (job.failure() == null
                            ? "it is " + job.state()
                            : job.failure().detail());
        }
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %,d rows, %,d taken, %,d not taken.%n",
                job.fileName(),
                report.rows(),
                report.taken(),
                report.notTaken()));
        text.append(String.format(
                Locale.ROOT, "  %,d orders, ordered for %s in total.%n", report.orders(), report.orderedTotal()));
        text.append(String.format(
                Locale.ROOT,
                "  %,d pieces of that were cancelled, worth %s; %s is left.%n",
                report.cancelledQuantity(),
                report.cancelledTotal(),
                report.orderedTotal().minus(report.cancelledTotal())));
        for (ImportReport.Reason reason : report.notTakenByReason()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  Not taken: %,d x %s (the row %s): %s%n",
                    reason.rows(),
                    reason.reason(),
                    reason.meaning(),
                    lines(reason.lines())));
        }
        return text.append("  Job ")
                .append(job.jobId())
                .append(", ")
                .append(job.mode())
                .toString();
    }

    private static String lines(@Nullable List<Long> lines) {
        if (lines == null) {
            return "";
        }
        String some = lines.stream().limit(MOST_LINES).map(String::valueOf).collect(Collectors.joining(", "));
        return (lines.size() == 1 ? "line " : "lines ")
                + some
                + (lines.size() > MOST_LINES
                        ? String.format(Locale.ROOT, " and %,d more", lines.size() - MOST_LINES)
                        : "");
    }
}
