package io.orderfold.reports.projection;

import static io.orderfold.reports.ReportColumn.count;
import static io.orderfold.reports.ReportColumn.number;
import static io.orderfold.reports.ReportColumn.text;

import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.ReportName;
import io.orderfold.reports.query.ReportCriteria;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How long orders take from step to step, in seconds. */
@Component
class LeadTimesReport implements ReportSource {

    private record Way(String from, String to) {}

    private static final List<Way> WAYS = List.of(
            new Way("drafted", "placed"),
            new Way("placed", "reserved"),
            new Way("reserved", "paid"),
            new Way("paid", "confirmed"),
            new Way("confirmed", "shipped"),
            new Way("shipped", "delivered"),
            new Way("placed", "delivered"),
            new Way("placed", "cancelled"));

    private final Facts facts;

    LeadTimesReport(Facts facts) {
        this.facts = facts;
    }

    @Override
    public Set<ReportName> names() {
        return Set.of(ReportName.LEAD_TIMES);
    }

    @Override
    public Rows make(ReportName name, ReportCriteria criteria) {
        String by = criteria.by();
        String told =
                switch (by) {
                    case "region" -> "country";
                    case "all" -> "'all'";
                    default -> by;
                };
        List<ReportColumn> columns = new ArrayList<>();
        if (!by.equals("all")) {
            columns.add(text(by));
        }
        columns.addAll(
                List.of(text("step"), count("orders"), number("mean"), number("p50"), number("p90"), number("p99")));
        List<String> parts = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < WAYS.size(); i++) {
            Way way = WAYS.get(i);
            Conditions conditions = Conditions.of(criteria, way.to() + "_at")
                    .and(way.from() + "_at is not null")
                    .and("history = false");
            parts.add("select " + i + " as place, '" + way.from() + "-" + way.to() + "' as step, " + told
                    + " as told, cast(extract(epoch from " + way.to() + "_at) - extract(epoch from " + way.from()
                    + "_at) as double precision) as taken from {report_orders}" + conditions.where());
            arguments.addAll(conditions.arguments());
        }
        arguments.add(criteria.limit() + 1);
        return new Rows(
                columns,
                facts.rows(
                        columns,
                        "select told as " + (by.equals("all") ? "same" : by)
                                + ", place, step, count(*) as orders, avg(taken) as mean,"
                                + " percentile_cont(0.5) within group (order by taken) as p_50,"
                                + " percentile_cont(0.9) within group (order by taken) as p_90,"
                                + " percentile_cont(0.99) within group (order by taken) as p_99 from ("
                                + String.join(" union all ", parts)
                                + ") f group by told, place, step order by told nulls last, place limit ?",
                        arguments));
    }
}
