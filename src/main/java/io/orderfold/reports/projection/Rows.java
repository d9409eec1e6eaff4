package io.orderfold.reports.projection;

import io.orderfold.reports.ReportColumn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a report has come to: at least one row more than was asked for, where there are more. */
record Rows(List<ReportColumn> columns, List<Map<String, @Nullable Object>> rows) {}
