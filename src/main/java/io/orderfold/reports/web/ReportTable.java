package io.orderfold.reports.web;

import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.query.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A report's rows as CSV (RFC 4180), written row by row. Before their own columns they have the span, the zone and the
 * cut that the report was made of, since a table has nowhere else to say so.
 */
final class ReportTable {

    private ReportTable() {}

    static void print(Report report, Appendable out) throws IOException {
        List<String> head = new ArrayList<>(List.of("from", "to", "zone"));
        report.columns().stream().map(ReportColumn::name).forEach(head::add);
        CSVPrinter rows = new CSVPrinter(
                out,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader(head.toArray(String[]::new))
                        .get());
        for (Map<String, @Nullable Object> row : report.rows()) {
            List<@Nullable Object> values = new ArrayList<>();
            values.add(report.from());
            values.add(report.to());
            values.add(report.zone());
            report.columns().forEach(column -> values.add(row.get(column.name())));
            rows.printRecord(values);
        }
        rows.flush();
    }
}
