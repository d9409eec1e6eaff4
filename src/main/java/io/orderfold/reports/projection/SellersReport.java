package io.orderfold.reports.projection;

import static io.orderfold.reports.ReportColumn.count;
import static io.orderfold.reports.ReportColumn.money;
import static io.orderfold.reports.ReportColumn.text;

import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.ReportName;
import io.orderfold.reports.query.ReportCriteria;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Products by what was sold of them. */
@Component
class SellersReport implements ReportSource {

    private static final List<ReportColumn> COLUMNS = List.of(
            text("product"),
            text("name"),
            text("category"),
            text("currency"),
            count("orders"),
            count("pieces"),
            money("sales"),
            money("net"));

    private final Facts facts;

    SellersReport(Facts facts) {
        this.facts = facts;
    }

    @Override
    public Set<ReportName> names() {
        return Set.of(ReportName.BEST_SELLERS, ReportName.WORST_SELLERS);
    }

    @Override
    public Rows make(ReportName name, ReportCriteria criteria) {
        Conditions conditions = Conditions.of(criteria, "placed_at").and("sku is not null");
        String sold = "(select sku, currency, count(distinct order_id) as orders, sum(pieces) as pieces,"
                + " sum(sales) as sales, sum(sales) - sum(returned) - sum(refunded) as net from {report_lines}"
                + conditions.where() + " group by sku, currency) s";
        String by = criteria.by();
        if (name == ReportName.BEST_SELLERS) {
            return new Rows(
                    COLUMNS,
                    facts.rows(
                            COLUMNS,
                            "select s.sku as product, p.name, p.category, s.currency, s.orders, s.pieces, s.sales, s.net"
                                    + " from " + sold + " left join {report_products} p on p.sku = s.sku order by s."
                                    + by + " desc, s.sku, s.currency limit ?",
                            conditions.arguments(criteria)));
        }
        List<Object> arguments = new ArrayList<>(conditions.arguments());
        arguments.add(Facts.time(criteria.to()));
        arguments.add(Facts.time(criteria.from()));
        arguments.add(criteria.limit() + 1);
        return new Rows(
                COLUMNS,
                facts.rows(
                        COLUMNS,
                        "select p.sku as product, p.name, p.category, s.currency, coalesce(s.orders, 0) as orders,"
                                + " coalesce(s.pieces, 0) as pieces, s.sales, s.net from {report_products} p left join "
                                + sold + " on s.sku = p.sku where p.registered_at < ? and (p.discontinued_at is null"
                                + " or p.discontinued_at >= ?) order by coalesce(s." + by
                                + ", 0), p.sku, s.currency limit ?",
                        arguments));
    }
}
