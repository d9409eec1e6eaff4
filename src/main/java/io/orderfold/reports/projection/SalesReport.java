package io.orderfold.reports.projection;

import static io.orderfold.reports.ReportColumn.count;
import static io.orderfold.reports.ReportColumn.date;
import static io.orderfold.reports.ReportColumn.money;
import static io.orderfold.reports.ReportColumn.text;

import io.orderfold.reports.Per;
import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.ReportName;
import io.orderfold.reports.query.ReportCriteria;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What was sold, by when its order was placed and by what it was. */
@Component
class SalesReport implements ReportSource {

    private final Facts facts;

    SalesReport(Facts facts) {
        this.facts = facts;
    }

    @Override
    public Set<ReportName> names() {
        return Set.of(ReportName.SALES);
    }

    @Override
    public Rows make(ReportName name, ReportCriteria criteria) {
        String by = criteria.by();
        String told =
                switch (by) {
                    case "product" -> "sku";
                    case "category" -> "category";
                    case "region" -> "country";
                    case "channel" -> "channel";
                    default -> "currency";
                };
        boolean ofLines = told.equals("sku") || told.equals("category");
        List<ReportColumn> columns = new ArrayList<>();
        if (criteria.per() != Per.ALL) {
            columns.add(date("period"));
        }
        if (!by.equals("currency")) {
            columns.add(text(by));
        }
        columns.addAll(List.of(
                text("currency"),
                count("orders"),
                count("pieces"),
                money("gross"),
                money("discount"),
                money("tax"),
                money("sales"),
                count("returnedPieces"),
                money("returned"),
                money("refunded"),
                money("net")));
        Conditions conditions = Conditions.of(criteria, "placed_at");
        String period = facts.periods(criteria, "report_lines", "placed_at").of("placed_second");
        return new Rows(
                columns,
                facts.rows(
                        columns,
                        "select period, told as " + (by.equals("currency") ? "same" : by) + ", currency, "
                                + (ofLines ? "count(distinct order_id)" : "sum(leads)") + " as orders,"
                                + " sum(pieces) as pieces, sum(gross) as gross, sum(discount) as discount,"
                                + " sum(tax) as tax, sum(sales) as sales, sum(returned_pieces) as returned_pieces,"
                                + " sum(returned) as returned, sum(refunded) as refunded,"
                                + " sum(sales) - sum(returned) - sum(refunded) as net from (select " + period
                                + " as period, " + told
                                + " as told, currency, order_id, leads, pieces, gross, discount,"
                                + " tax, sales, returned_pieces, returned, refunded from {report_lines}"
                                + conditions.where() + ") f group by period, told, currency"
                                + " order by period, currency, told nulls last limit ?",
                        conditions.arguments(criteria)));
    }
}
