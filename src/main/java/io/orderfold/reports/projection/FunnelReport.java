package io.orderfold.reports.projection;

import static io.orderfold.reports.ReportColumn.count;
import static io.orderfold.reports.ReportColumn.number;
import static io.orderfold.reports.ReportColumn.text;

import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.ReportName;
import io.orderfold.reports.query.ReportCriteria;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the orders came that were drafted in a span of time, and where the others stopped. */
@Component
class FunnelReport implements ReportSource {

    private static final List<String> STEPS =
            List.of("drafted", "placed", "reserved", "paid", "confirmed", "shipped", "delivered");

    private final Facts facts;

    FunnelReport(Facts facts) {
        this.facts = facts;
    }

    @Override
    public Set<ReportName> names() {
        return Set.of(ReportName.FUNNEL);
    }

    /** How many orders ended, or stand, at each step. */
    private static final class Ends {
        private final long[] dropped = new long[STEPS.size()];
        private final long[] open = new long[STEPS.size()];

        long reached(int step) {
            long reached = 0;
            for (int i = step; i < STEPS.size(); i++) {
                reached += dropped[i] + open[i];
            }
            return reached;
        }
    }

    @Override
    public Rows make(ReportName name, ReportCriteria criteria) {
        String by = criteria.by();
        Conditions conditions = Conditions.of(criteria, "drafted_at").and("history = false");
        Map<String, Ends> groups = new LinkedHashMap<>();
        facts.tables()
                .query(
                        "select told, furthest, off, count(*) as orders from (select "
                                + (by.equals("all") ? "'all'" : by) + " as told, case"
                                + " when delivered_at is not null or completed_at is not null then 6"
                                + " when shipped_at is not null then 5 when confirmed_at is not null then 4"
                                + " when paid_at is not null then 3 when reserved_at is not null then 2"
                                + " when placed_at is not null then 1 else 0 end as furthest,"
                                + " case when status = 'CANCELLED' then 1 else 0 end as off from {report_orders}"
                                + conditions.where() + ") f group by told, furthest, off order by told",
                        (row, number) -> {
                            Ends ends = groups.computeIfAbsent(row.getString("told"), told -> new Ends());
                            (row.getInt("off") == 1 ? ends.dropped : ends.open)[row.getInt("furthest")] +=
                                    row.getLong("orders");
                            return number;
                        },
                        conditions.arguments().toArray());
        List<ReportColumn> columns = new ArrayList<>();
        if (!by.equals("all")) {
            columns.add(text(by));
        }
        columns.addAll(List.of(text("step"), count("orders"), number("share"), count("dropped"), count("open")));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        groups.forEach((told, ends) -> {
            for (int step = 0; step < STEPS.size(); step++) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                if (!by.equals("all")) {
                    row.put(by, told);
                }
                row.put("step", STEPS.get(step));
                row.put("orders", ends.reached(step));
                row.put("share", Facts.ratio(ends.reached(step), ends.reached(0)));
                row.put("dropped", ends.dropped[step]);
                // What has been delivered has come through: it stands nowhere.
                row.put("open", step == STEPS.size() - 1 ? 0L : ends.open[step]);
                rows.add(row);
            }
        });
        return new Rows(columns, rows);
    }
}
