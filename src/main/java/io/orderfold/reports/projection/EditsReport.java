package io.orderfold.reports.projection;

import static io.orderfold.reports.ReportColumn.count;
import static io.orderfold.reports.ReportColumn.date;
import static io.orderfold.reports.ReportColumn.text;

import io.orderfold.reports.Per;
import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.ReportName;
import io.orderfold.reports.query.ReportCriteria;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who changed orders, took changes back and made them again. */
@Component
class EditsReport implements ReportSource {

    private final Facts facts;

    EditsReport(Facts facts) {
        this.facts = facts;
    }

    @Override
    public Set<ReportName> names() {
        return Set.of(ReportName.EDITS);
    }

    @Override
    public Rows make(ReportName name, ReportCriteria criteria) {
        String by = criteria.by();
        List<ReportColumn> columns = new ArrayList<>();
        if (criteria.per() != Per.ALL) {
            columns.add(date("period"));
        }
        columns.add(text(by));
        columns.addAll(List.of(count("edits"), count("undone"), count("redone"), count("orders")));
        Conditions conditions = Conditions.within(criteria, "edited_at");
        return new Rows(
                columns,
                facts.rows(
                        columns,
                        "select period, " + by
                                + ", sum(case when kind in ('undone', 'redone') then 0 else 1 end) as edits,"
                                + " sum(case when kind = 'undone' then 1 else 0 end) as undone,"
                                + " sum(case when kind = 'redone' then 1 else 0 end) as redone,"
                                + " count(distinct order_id) as orders from (select "
                                + facts.periods(criteria, "report_edits", "edited_at")
                                        .of("edited_second")
                                + " as period, actor, kind, order_id from {report_edits}" + conditions.where()
                                + ") f group by period, " + by + " order by period, edits desc, " + by + " limit ?",
                        conditions.arguments(criteria)));
    }
}
