package io.orderfold.reports.projection;

import static io.orderfold.reports.ReportColumn.count;
import static io.orderfold.reports.ReportColumn.date;
import static io.orderfold.reports.ReportColumn.money;
import static io.orderfold.reports.ReportColumn.number;
import static io.orderfold.reports.ReportColumn.text;
import static io.orderfold.reports.ReportColumn.time;

import io.orderfold.reports.Per;
import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.ReportName;
import io.orderfold.reports.projection.CustomerOrders.Buyer;
import io.orderfold.reports.projection.CustomerOrders.Order;
import io.orderfold.reports.query.ReportCriteria;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who orders, again and for how much. */
@Component
class CustomerReports implements ReportSource {

    private final CustomerOrders orders;

    CustomerReports(CustomerOrders orders) {
        this.orders = orders;
    }

    @Override
    public Set<ReportName> names() {
        return Set.of(ReportName.CUSTOMERS, ReportName.LIFETIME_VALUE, ReportName.COHORTS);
    }

    @Override
    public Rows make(ReportName name, ReportCriteria criteria) {
        Map<Buyer, List<Order>> all = orders.until(criteria);
        return switch (name) {
            case LIFETIME_VALUE -> lifetimeValue(all, criteria);
            case COHORTS -> cohorts(all, criteria);
            default -> newAndReturning(all, criteria);
        };
    }

    private record When(long period, String currency) implements Comparable<When> {
        private static final Comparator<When> ORDER =
                Comparator.comparingLong(When::period).thenComparing(When::currency);

        @Override
        public int compareTo(When other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Custom {
        private final Set<String> fresh = new HashSet<>();
        private final Set<String> returning = new HashSet<>();
        private long orders;
        private BigDecimal freshNet = BigDecimal.ZERO;
        private BigDecimal returningNet = BigDecimal.ZERO;
    }

    private static Rows newAndReturning(Map<Buyer, List<Order>> all, ReportCriteria criteria) {
        Periods periods = Periods.of(criteria, criteria.from(), criteria.to());
        Map<When, Custom> found = new TreeMap<>();
        all.forEach((buyer, some) -> {
            // Whoever had none before the period is new in all of it.
            long first = periods.of(some.get(0).at());
            boolean known = some.get(0).at().isBefore(criteria.from());
            for (Order order : some) {
                if (CustomerOrders.isWithin(order, criteria)) {
                    long period = periods.of(order.at());
                    Custom custom = found.computeIfAbsent(new When(period, buyer.currency()), when -> new Custom());
                    custom.orders++;
                    if (!known && period == first) {
                        custom.fresh.add(buyer.customer());
                        custom.freshNet = custom.freshNet.add(order.net());
                    } else {
                        custom.returning.add(buyer.customer());
                        custom.returningNet = custom.returningNet.add(order.net());
                    }
                }
            }
        });
        List<ReportColumn> columns = new ArrayList<>();
        if (criteria.per() != Per.ALL) {
            columns.add(date("period"));
        }
        columns.addAll(List.of(
                text("currency"),
                count("customers"),
                count("new"),
                count("returning"),
                count("orders"),
                money("netOfNew"),
                money("netOfReturning")));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        found.forEach((when, custom) -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            if (criteria.per() != Per.ALL) {
                row.put("period", Periods.name(when.period()));
            }
            row.put("currency", when.currency());
            row.put("customers", (long) custom.fresh.size() + custom.returning.size());
            row.put("new", (long) custom.fresh.size());
            row.put("returning", (long) custom.returning.size());
            row.put("orders", custom.orders);
            row.put("netOfNew", Facts.amount(custom.freshNet, when.currency()));
            row.put("netOfReturning", Facts.amount(custom.returningNet, when.currency()));
            rows.add(row);
        });
        return new Rows(columns, rows);
    }

    private record Worth(Buyer buyer, long orders, BigDecimal net, Instant first, Instant last) {}

    private static Rows lifetimeValue(Map<Buyer, List<Order>> all, ReportCriteria criteria) {
        List<ReportColumn> columns = List.of(
                text("customer"),
                text("currency"),
                count("orders"),
                money("value"),
                money("averageOrder"),
                time("firstOrder"),
                time("lastOrder"));
        Comparator<Worth> most = criteria.by().equals("orders")
                ? Comparator.comparingLong(Worth::orders)
                : Comparator.comparing(Worth::net);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        all.entrySet().stream()
                .map(entry -> worth(
                        entry.getKey(),
                        entry.getValue().stream()
                                .filter(order -> CustomerOrders.isWithin(order, criteria))
                                .toList()))
                .filter(worth -> worth.orders() > 0)
                .sorted(most.reversed()
                        .thenComparing(worth -> worth.buyer().customer())
                        .thenComparing(worth -> worth.buyer().currency()))
                .limit(criteria.limit() + 1L)
                .forEach(worth -> {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    String currency = worth.buyer().currency();
                    row.put("customer", worth.buyer().customer());
                    row.put("currency", currency);
                    row.put("orders", worth.orders());
                    row.put("value", Facts.amount(worth.net(), currency));
                    row.put(
                            "averageOrder",
                            Facts.amount(Facts.ratio(worth.net(), BigDecimal.valueOf(worth.orders())), currency));
                    row.put("firstOrder", worth.first().toString());
                    row.put("lastOrder", worth.last().toString());
                    rows.add(row);
                });
        return new Rows(columns, rows);
    }

    private static Worth worth(Buyer buyer, List<Order> some) {
        BigDecimal net = some.stream().map(Order::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Worth(
                buyer,
                some.size(),
                net,
                some.isEmpty() ? Instant.EPOCH : some.get(0).at(),
                some.isEmpty() ? Instant.EPOCH : some.get(some.size() - 1).at());
    }

    private record Cell(LocalDate cohort, String currency, long after) implements Comparable<Cell> {
        private static final Comparator<Cell> ORDER =
                Comparator.comparing(Cell::cohort).thenComparing(Cell::currency).thenComparingLong(Cell::after);

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Active {
        private final Set<String> customers = new HashSet<>();
        private long orders;
        private BigDecimal net = BigDecimal.ZERO;
    }

    private static Rows cohorts(Map<Buyer, List<Order>> all, ReportCriteria criteria) {
        Map<Cell, Active> cells = new TreeMap<>();
        all.forEach((buyer, some) -> {
            if (!some.get(0).at().isBefore(criteria.from())) {
                LocalDate cohort = month(some.get(0).at(), criteria.zone());
                for (Order order : some) {
                    long after = ChronoUnit.MONTHS.between(cohort, month(order.at(), criteria.zone()));
                    Active active =
                            cells.computeIfAbsent(new Cell(cohort, buyer.currency(), after), cell -> new Active());
                    active.customers.add(buyer.customer());
                    active.orders++;
                    active.net = active.net.add(order.net());
                }
            }
        });
        List<ReportColumn> columns = List.of(
                date("cohort"),
                text("currency"),
                count("size"),
                count("monthsAfter"),
                count("customers"),
                number("share"),
                count("orders"),
                money("net"));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        cells.forEach((cell, active) -> {
            // Everybody of a cohort ordered in its first month.
            long size = java.util.Objects.requireNonNull(cells.get(new Cell(cell.cohort(), cell.currency(), 0)))
                    .customers
                    .size();
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("cohort", cell.cohort().toString());
            row.put("currency", cell.currency());
            row.put("size", size);
            row.put("monthsAfter", cell.after());
            row.put("customers", (long) active.customers.size());
            row.put("share", Facts.ratio(active.customers.size(), size));
            row.put("orders", active.orders);
            row.put("net", Facts.amount(active.net, cell.currency()));
            rows.add(row);
        });
        return new Rows(columns, rows);
    }

    private static LocalDate month(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate().withDayOfMonth(1);
    }
}
