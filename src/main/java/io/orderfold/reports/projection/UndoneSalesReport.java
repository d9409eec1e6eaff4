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

/** What was sold and undone: called off, brought back, paid back; by reason, and by what it was. */
@Component
class UndoneSalesReport implements ReportSource {

    private final Facts facts;

    UndoneSalesReport(Facts facts) {
        this.facts = facts;
    }

    @Override
    public Set<ReportName> names() {
        return Set.of(ReportName.CANCELLATIONS, ReportName.RETURNS, ReportName.REFUNDS);
    }

    @Override
    public Rows make(ReportName name, ReportCriteria criteria) {
        List<ReportColumn> columns = new ArrayList<>();
        if (criteria.per() != Per.ALL) {
            columns.add(date("period"));
        }
        if (!criteria.by().equals("reason")) {
            columns.add(text(criteria.by()));
        }
        columns.add(text("reason"));
        columns.add(text("currency"));
        return name == ReportName.RETURNS ? returns(criteria, columns) : moves(name, criteria, columns);
    }

    /** Whose pieces or money came and went within one period and reason has no part in it. */
    private Rows moves(ReportName name, ReportCriteria criteria, List<ReportColumn> columns) {
        boolean money = name == ReportName.REFUNDS;
        columns.add(count("orders"));
        if (!money) {
            columns.add(count("pieces"));
        }
        columns.add(money("amount"));
        Conditions conditions = Conditions.within(criteria, "m.moved_at")
                .currency(criteria, "m.currency")
                .and("m.kind = ?", (money ? MoveFacts.Kind.REFUNDED : MoveFacts.Kind.CALLED_OFF).name());
        String period = facts.periods(criteria, "report_moves", "moved_at").of("m.moved_second");
        return new Rows(
                columns,
                facts.rows(
                        columns,
                        "select period, told as " + told(criteria) + ", reason, currency, count(*) as orders,"
                                + " sum(pieces) as pieces, sum(amount) as amount from (select order_id, period, told,"
                                + " reason, currency, sum(pieces) as pieces, sum(amount) as amount from (select"
                                + " m.order_id, " + period + " as period, " + told("m", criteria) + " as told,"
                                + " coalesce(r.reason, m.reason) as reason, m.currency, m.pieces, m.amount"
                                + " from {report_moves} m left join {report_return_lines} r"
                                + " on r.return_id = m.return_id and r.line_no = m.line_no" + conditions.where()
                                + ") e group by order_id, period, told, reason, currency"
                                + " having sum(pieces) <> 0 or sum(amount) <> 0) f"
                                + " group by period, told, reason, currency"
                                + " order by period, currency, told nulls last, reason limit ?",
                        conditions.arguments(criteria)));
    }

    private Rows returns(ReportCriteria criteria, List<ReportColumn> columns) {
        columns.addAll(List.of(count("returns"), count("requestedPieces"), count("receivedPieces"), money("worth")));
        Conditions asked = Conditions.within(criteria, "r.requested_at").currency(criteria, "r.currency");
        Conditions came = Conditions.within(criteria, "m.moved_at")
                .currency(criteria, "m.currency")
                .and("m.kind = ?", MoveFacts.Kind.RETURNED.name());
        List<Object> arguments = new ArrayList<>(asked.arguments());
        arguments.addAll(came.arguments(criteria));
        String product =
                criteria.by().equals("category") ? "p.category" : criteria.by().equals("product") ? "r.sku" : "null";
        return new Rows(
                columns,
                facts.rows(
                        columns,
                        "select period, told as " + told(criteria) + ", reason, currency,"
                                + " count(distinct return_id) as returns, sum(requested) as requested_pieces,"
                                + " sum(received) as received_pieces, sum(worth) as worth from (select "
                                + facts.periods(criteria, "report_return_lines", "requested_at")
                                        .of("r.requested_second")
                                + " as period, cast(" + product + " as varchar(255)) as told, r.reason, r.currency,"
                                + " r.return_id, r.pieces as requested, 0 as received,"
                                + " cast(0 as numeric(24, 4)) as worth from {report_return_lines} r"
                                + " left join {report_products} p on p.sku = r.sku" + asked.where()
                                + " union all select "
                                + facts.periods(criteria, "report_moves", "moved_at")
                                        .of("m.moved_second")
                                + " as period, cast(" + told("m", criteria) + " as varchar(255)) as told,"
                                + " coalesce(r.reason, m.reason) as reason, m.currency,"
                                + " cast(null as varchar(36)) as return_id, 0 as requested, m.pieces as received,"
                                + " m.amount as worth from {report_moves} m left join {report_return_lines} r"
                                + " on r.return_id = m.return_id and r.line_no = m.line_no" + came.where()
                                + ") f group by period, told, reason, currency"
                                + " order by period, currency, told nulls last, reason limit ?",
                        arguments));
    }

    private static String told(ReportCriteria criteria) {
        return criteria.by().equals("reason") ? "same" : criteria.by();
    }

    private static String told(String table, ReportCriteria criteria) {
        return switch (criteria.by()) {
            case "product" -> table + ".sku";
            case "category" -> table + ".category";
            default -> "cast(null as varchar(255))";
        };
    }
}
