package io.orderfold.reports.query;

import io.orderfold.kernel.Rejection;
import io.orderfold.reports.LogQueryId;
import io.orderfold.reports.Per;
import io.orderfold.reports.ReportName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of reports. */
public sealed interface ReportQuery {

    /**
     * Makes a report of the facts there are; answers with a {@link Report}.
     *
     * @param from null for the beginning of all, or what is usual for the report
     * @param to null for now, or the instant that is read as of
     */
    record MakeReport(
            ReportName name,
            @Nullable Instant from,
            @Nullable Instant to,
            ZoneId zone,
            Per per,
            String by,
            @Nullable String currency,
            int limit)
            implements ReportQuery {

        /** What a forecast goes by, unless somebody says otherwise. */
        private static final Duration USUAL_OF_STOCK = Duration.ofDays(28);

        /** The same, of a span with two ends. */
        public ReportCriteria criteria(Instant now) {
            Instant until = to == null ? now : to;
            Instant since =
                    from != null ? from : name == ReportName.STOCK ? until.minus(USUAL_OF_STOCK) : Instant.EPOCH;
            if (!since.isBefore(until)) {
                throw Rejection.invalid("period-empty", "to", "A period ends after it begins.");
            }
            return new ReportCriteria(since, until, zone, per, by, currency, limit);
        }
    }

    /** A question to the log, with its answer; answers with an optional {@link LogQueryView}. */
    record FindLogQuery(LogQueryId queryId) implements ReportQuery {}

    /** The newest 200 questions to the log, the newest first. */
    record ListLogQueries() implements ReportQuery {}
}
