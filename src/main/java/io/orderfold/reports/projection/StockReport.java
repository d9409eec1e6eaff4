package io.orderfold.reports.projection;

import static io.orderfold.reports.ReportColumn.count;
import static io.orderfold.reports.ReportColumn.number;
import static io.orderfold.reports.ReportColumn.text;

import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.ReportName;
import io.orderfold.reports.query.ReportCriteria;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How fast stock turns, and when it will have run out if it goes on like that. */
@Component
class StockReport implements ReportSource {

    private static final List<ReportColumn> COLUMNS = List.of(
            text("product"),
            count("onHand"),
            count("promised"),
            count("received"),
            count("dispatched"),
            number("averageOnHand"),
            number("turnover"),
            number("dailyDemand"),
            number("daysOfStock"),
            new ReportColumn("runsOutOn", ReportColumn.Kind.DATE));

    private static final BigDecimal A_DAY =
            BigDecimal.valueOf(Duration.ofDays(1).toSeconds());

    /** Beyond this it is no forecast. */
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(36_500);

    private final Facts facts;

    StockReport(Facts facts) {
        this.facts = facts;
    }

    @Override
    public Set<ReportName> names() {
        return Set.of(ReportName.STOCK);
    }

    private static final class Product {
        private long onHand;
        private long received;
        private long dispatched;
        private BigDecimal average = BigDecimal.ZERO;
        private long sold;
        private long promised;

        @Nullable
        BigDecimal days(BigDecimal demand) {
            return demand.signum() == 0
                    ? null
                    : BigDecimal.valueOf(Math.max(0, onHand - promised)).divide(demand, MathContext.DECIMAL64);
        }
    }

    @Override
    public Rows make(ReportName name, ReportCriteria criteria) {
        BigDecimal seconds = seconds(criteria.to()).subtract(seconds(criteria.from()));
        Map<String, Product> products = new TreeMap<>();
        facts.tables()
                .query(
                        "select sku, sum(on_hand) as on_hand,"
                                + " sum(case when moved_at >= ? and kind = 'received' then on_hand else 0 end) as received,"
                                + " sum(case when moved_at >= ? and kind = 'dispatched' then -on_hand else 0 end)"
                                + " as dispatched,"
                                + " sum(on_hand * (case when moved_at < ? then ? else ? - extract(epoch from moved_at) end))"
                                + " as piece_seconds from {report_stock_moves} where moved_at < ? group by sku",
                        (row, number) -> {
                            Product product = products.computeIfAbsent(row.getString("sku"), sku -> new Product());
                            product.onHand = row.getLong("on_hand");
                            product.received = row.getLong("received");
                            product.dispatched = row.getLong("dispatched");
                            product.average = row.getBigDecimal("piece_seconds").divide(seconds, MathContext.DECIMAL64);
                            return number;
                        },
                        Facts.time(criteria.from()),
                        Facts.time(criteria.from()),
                        Facts.time(criteria.from()),
                        seconds,
                        seconds(criteria.to()),
                        Facts.time(criteria.to()));
        facts.tables()
                .query(
                        "select sku, sum(case when placed_at >= ? and placed_at < ? then pieces else 0 end) as sold,"
                                + " sum(pieces - shipped_pieces) as promised from {report_lines}"
                                + " where sku is not null and (placed_at >= ? or pieces > shipped_pieces) group by sku",
                        (row, number) -> {
                            Product product = products.computeIfAbsent(row.getString("sku"), sku -> new Product());
                            product.sold = row.getLong("sold");
                            product.promised = row.getLong("promised");
                            return number;
                        },
                        Facts.time(criteria.from()),
                        Facts.time(criteria.to()),
                        Facts.time(criteria.from()));
        BigDecimal days = seconds.divide(A_DAY, MathContext.DECIMAL64);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        products.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Product> entry) ->
                                        entry.getValue().days(demand(entry.getValue(), days)),
                                Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(criteria.limit() + 1L)
                .forEach(entry -> rows.add(row(criteria, entry.getKey(), entry.getValue(), days)));
        return new Rows(COLUMNS, rows);
    }

    private static BigDecimal demand(Product product, BigDecimal days) {
        return BigDecimal.valueOf(product.sold).divide(days, MathContext.DECIMAL64);
    }

    private static Map<String, @Nullable Object> row(
            ReportCriteria criteria, String sku, Product product, BigDecimal days) {
        BigDecimal demand = demand(product, days);
        BigDecimal left = product.days(demand);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("product", sku);
        row.put("onHand", product.onHand);
        row.put("promised", product.promised);
        row.put("received", product.received);
        row.put("dispatched", product.dispatched);
        row.put("averageOnHand", Facts.number(product.average));
        row.put(
                "turnover",
                product.average.signum() <= 0
                        ? null
                        : Facts.ratio(BigDecimal.valueOf(product.dispatched), product.average));
        row.put("dailyDemand", Facts.number(demand));
        row.put("daysOfStock", Facts.number(left));
        row.put(
                "runsOutOn",
                left == null || left.compareTo(MOST_DAYS) > 0
                        ? null
                        : criteria.to()
                                .plusSeconds(left.multiply(A_DAY).longValue())
                                .atZone(criteria.zone())
                                .toLocalDate()
                                .toString());
        return row;
    }

    private static BigDecimal seconds(Instant at) {
        return BigDecimal.valueOf(at.getEpochSecond()).add(BigDecimal.valueOf(at.getNano(), 9));
    }
}
