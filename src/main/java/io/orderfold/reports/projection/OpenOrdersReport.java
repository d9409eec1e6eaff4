package io.orderfold.reports.projection;

import static io.orderfold.reports.ReportColumn.count;
import static io.orderfold.reports.ReportColumn.money;
import static io.orderfold.reports.ReportColumn.text;
import static io.orderfold.reports.ReportColumn.time;

import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.ReportName;
import io.orderfold.reports.query.ReportCriteria;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Orders that are not over, by how long ago they were placed, or drafted where they are not placed. */
@Component
class OpenOrdersReport implements ReportSource {

    /** Ages in days at which another row begins. */
    private static final List<Integer> AGES = List.of(1, 3, 7, 14, 30);

    private static final String SINCE = "coalesce(placed_at, drafted_at)";

    private final Facts facts;

    OpenOrdersReport(Facts facts) {
        this.facts = facts;
    }

    @Override
    public Set<ReportName> names() {
        return Set.of(ReportName.OPEN_ORDERS);
    }

    @Override
    public Rows make(ReportName name, ReportCriteria criteria) {
        String by = criteria.by();
        String told =
                switch (by) {
                    case "region" -> "country";
                    default -> by;
                };
        List<ReportColumn> columns = new ArrayList<>();
        if (!by.equals("currency")) {
            columns.add(text(by));
        }
        columns.addAll(List.of(text("currency"), text("age"), count("orders"), money("sales"), time("oldest")));
        List<Object> arguments = new ArrayList<>();
        StringBuilder place = new StringBuilder("case");
        StringBuilder age = new StringBuilder("case place");
        int from = 0;
        for (int i = 0; i < AGES.size(); i++) {
            place.append(" when ").append(SINCE).append(" > ? then ").append(i);
            arguments.add(Facts.time(criteria.to().minus(Duration.ofDays(AGES.get(i)))));
            age.append(" when ")
                    .append(i)
                    .append(" then '")
                    .append(from)
                    .append('-')
                    .append(AGES.get(i))
                    .append('\'');
            from = AGES.get(i);
        }
        place.append(" else ").append(AGES.size()).append(" end");
        age.append(" else '").append(from).append("+' end");
        Conditions conditions = Conditions.of(criteria, SINCE).and("status not in ('COMPLETED', 'CANCELLED')");
        arguments.addAll(conditions.arguments(criteria));
        return new Rows(
                columns,
                facts.rows(
                        columns,
                        "select told as " + (by.equals("currency") ? "same" : by) + ", currency, " + age
                                + " as age, count(*) as orders, sum(sales) as sales, min(since) as oldest from (select "
                                + told + " as told, currency, " + place + " as place, sales, " + SINCE
                                + " as since from {report_orders}" + conditions.where()
                                + ") f group by told, currency, place order by told nulls last, currency, place limit ?",
                        arguments));
    }
}
