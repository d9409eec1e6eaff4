package io.orderfold.reports.query;

import io.orderfold.reports.Per;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Of what a report is to be made.
 *
 * @param from what happened at this instant or later
 * @param to what happened before this instant
 * @param zone by whose days, weeks and months it is told
 * @param by what its rows are told by, one of the report's own
 * @param currency amounts in this one alone; null for each by itself
 * @param limit rows, at most
 */
public record ReportCriteria(
        Instant from,
        Instant to,
        ZoneId zone,
        Per per,
        String by,
        @Nullable String currency,
        int limit) {}
