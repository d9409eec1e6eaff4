package io.orderfold.reports.projection;

import io.orderfold.reports.query.ReportCriteria;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The orders that were placed and not called off, by customer: in the order they were placed in, those of merged
 * customers under the one who stands for them. Each currency is told by itself, as if it were a shop of its own.
 */
@Component
class CustomerOrders {

    private final Facts facts;

    CustomerOrders(Facts facts) {
        this.facts = facts;
    }

    /** Whose orders in which currency. */
    record Buyer(String customer, String currency) {}

    /** @param net what it comes to, less what came back */
    record Order(String orderId, Buyer buyer, Instant at, BigDecimal discount, BigDecimal sales, BigDecimal net) {}

    /** Those placed before the end of the span, also before it begins: whoever is new in it had none before. */
    Map<Buyer, List<Order>> until(ReportCriteria criteria) {
        Map<String, String> merged = merged();
        Conditions conditions = new Conditions()
                .and("placed_at < ?", Facts.time(criteria.to()))
                .and("status <> 'CANCELLED'")
                .currency(criteria, "currency");
        Map<Buyer, List<Order>> orders = new LinkedHashMap<>();
        facts.tables()
                .query(
                        "select order_id, customer_id, currency, placed_at, discount, sales, net from {report_orders}"
                                + conditions.where() + " order by placed_at, order_id",
                        (row, number) -> {
                            Buyer buyer = new Buyer(
                                    standingFor(row.getString("customer_id"), merged), row.getString("currency"));
                            orders.computeIfAbsent(buyer, none -> new ArrayList<>())
                                    .add(new Order(
                                            row.getString("order_id"),
                                            buyer,
                                            row.getObject("placed_at", OffsetDateTime.class)
                                                    .toInstant(),
                                            row.getBigDecimal("discount"),
                                            row.getBigDecimal("sales"),
                                            row.getBigDecimal("net")));
                            return number;
                        },
                        conditions.arguments().toArray());
        return orders;
    }

    private Map<String, String> merged() {
        Map<String, String> merged = new HashMap<>();
        facts.tables()
                .query(
                        "select customer_id, merged_into from {report_customers} where merged_into is not null",
                        (row, number) -> merged.put(row.getString(1), row.getString(2)));
        return merged;
    }

    private static String standingFor(String customer, Map<String, String> merged) {
        Set<String> seen = new HashSet<>();
        String found = customer;
        while (merged.containsKey(found) && seen.add(found)) {
            found = merged.get(found);
        }
        return found;
    }

    static boolean isWithin(Order order, ReportCriteria criteria) {
        return !order.at().isBefore(criteria.from());
    }
}
