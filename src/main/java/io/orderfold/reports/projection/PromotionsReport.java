package io.orderfold.reports.projection;

import static io.orderfold.reports.ReportColumn.count;
import static io.orderfold.reports.ReportColumn.money;
import static io.orderfold.reports.ReportColumn.text;

import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.ReportName;
import io.orderfold.reports.projection.CustomerOrders.Order;
import io.orderfold.reports.query.ReportCriteria;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What discounts cost, and what the orders that have them come to beside those that have none. */
@Component
class PromotionsReport implements ReportSource {

    private static final List<ReportColumn> COLUMNS = List.of(
            text("promotion"),
            text("currency"),
            count("orders"),
            count("newCustomers"),
            money("cost"),
            money("costShared"),
            money("sales"),
            money("averageOrder"),
            money("averageOrderWithout"));

    private final CustomerOrders orders;
    private final Facts facts;

    PromotionsReport(CustomerOrders orders, Facts facts) {
        this.orders = orders;
        this.facts = facts;
    }

    @Override
    public Set<ReportName> names() {
        return Set.of(ReportName.PROMOTIONS);
    }

    private record Told(String promotion, String currency) {}

    private static final class Effect {
        private long orders;
        private long newCustomers;
        private BigDecimal cost = BigDecimal.ZERO;
        private BigDecimal shared = BigDecimal.ZERO;
        private BigDecimal sales = BigDecimal.ZERO;

        @Nullable
        BigDecimal average() {
            return Facts.ratio(sales, BigDecimal.valueOf(orders));
        }
    }

    @Override
    public Rows make(ReportName name, ReportCriteria criteria) {
        Map<String, Set<String>> promotions = promotions(criteria);
        Map<Told, Effect> effects =
                new TreeMap<>(Comparator.comparing(Told::currency).thenComparing(Told::promotion));
        Map<String, Effect> without = new HashMap<>();
        orders.until(criteria).forEach((buyer, all) -> {
            for (Order order : all) {
                if (CustomerOrders.isWithin(order, criteria)) {
                    Set<String> given = promotions.getOrDefault(order.orderId(), Set.of());
                    if (given.isEmpty()) {
                        add(without.computeIfAbsent(buyer.currency(), currency -> new Effect()), order, all, 0);
                    }
                    given.forEach(promotion -> add(
                            effects.computeIfAbsent(new Told(promotion, buyer.currency()), told -> new Effect()),
                            order,
                            all,
                            given.size()));
                }
            }
        });
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        effects.forEach((told, effect) -> rows.add(row(told, effect, without.get(told.currency()))));
        return new Rows(COLUMNS, rows);
    }

    private static void add(Effect effect, Order order, List<Order> all, int promotions) {
        effect.orders++;
        effect.sales = effect.sales.add(order.sales());
        if (order == all.get(0)) {
            effect.newCustomers++;
        }
        if (promotions == 1) {
            effect.cost = effect.cost.add(order.discount());
        } else {
            effect.shared = effect.shared.add(order.discount());
        }
    }

    private static Map<String, @Nullable Object> row(Told told, Effect effect, @Nullable Effect without) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("promotion", told.promotion());
        row.put("currency", told.currency());
        row.put("orders", effect.orders);
        row.put("newCustomers", effect.newCustomers);
        row.put("cost", Facts.amount(effect.cost, told.currency()));
        row.put("costShared", Facts.amount(effect.shared, told.currency()));
        row.put("sales", Facts.amount(effect.sales, told.currency()));
        row.put("averageOrder", Facts.amount(effect.average(), told.currency()));
        row.put("averageOrderWithout", without == null ? null : Facts.amount(without.average(), told.currency()));
        return row;
    }

    /** What each order's price was reduced for. */
    private Map<String, Set<String>> promotions(ReportCriteria criteria) {
        Conditions conditions = Conditions.within(criteria, "o.placed_at");
        Map<String, Set<String>> promotions = new HashMap<>();
        facts.tables()
                .query(
                        "select d.order_id, d.promotion from {report_discounts} d join {report_orders} o"
                                + " on o.order_id = d.order_id" + conditions.where(),
                        (row, number) -> promotions
                                .computeIfAbsent(row.getString(1), order -> new TreeSet<>())
                                .add(row.getString(2)),
                        conditions.arguments().toArray());
        return promotions;
    }
}
