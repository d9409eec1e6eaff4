package io.orderfold.reports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a question to the log has come to: a row for each group, with a value by the name of each column. */
public record LogQueryResult(
        @Schema(description = "By whose hours and days") String zone,

        List<ReportColumn> columns,
        List<Map<String, @Nullable Object>> rows) {}
