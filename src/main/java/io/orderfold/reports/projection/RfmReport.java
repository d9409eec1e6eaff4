package io.orderfold.reports.projection;

import static io.orderfold.reports.ReportColumn.count;
import static io.orderfold.reports.ReportColumn.money;
import static io.orderfold.reports.ReportColumn.text;

import io.orderfold.reports.ReportColumn;
import io.orderfold.reports.ReportName;
import io.orderfold.reports.projection.CustomerOrders.Buyer;
import io.orderfold.reports.projection.CustomerOrders.Order;
import io.orderfold.reports.query.ReportCriteria;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How lately, how often and for how much customers ordered, each from 1 to 5. A score is one more than how many fifths of
 * the customers, of the same currency, do worse; so those who do alike have the same.
 */
@Component
class RfmReport implements ReportSource {

    private static final int SCORES = 5;

    private final CustomerOrders orders;

    RfmReport(CustomerOrders orders) {
        this.orders = orders;
    }

    @Override
    public Set<ReportName> names() {
        return Set.of(ReportName.RFM);
    }

    private record Habit(Buyer buyer, long daysSince, long orders, BigDecimal net) {}

    private record Scored(Habit habit, int recency, int frequency, int monetary) {

        String score() {
            return "" + recency + frequency + monetary;
        }
    }

    @Override
    public Rows make(ReportName name, ReportCriteria criteria) {
        Map<String, List<Habit>> byCurrency = new TreeMap<>();
        LocalDate today = criteria.to().atZone(criteria.zone()).toLocalDate();
        orders.until(criteria).forEach((buyer, all) -> {
            List<Order> some = all.stream()
                    .filter(order -> CustomerOrders.isWithin(order, criteria))
                    .toList();
            if (!some.isEmpty()) {
                LocalDate last =
                        some.get(some.size() - 1).at().atZone(criteria.zone()).toLocalDate();
                byCurrency
                        .computeIfAbsent(buyer.currency(), currency -> new ArrayList<>())
                        .add(new Habit(
                                buyer,
                                ChronoUnit.DAYS.between(last, today),
                                some.size(),
                                some.stream().map(Order::net).reduce(BigDecimal.ZERO, BigDecimal::add)));
            }
        });
        List<Scored> scored = new ArrayList<>();
        byCurrency.values().forEach(habits -> scored.addAll(scored(habits)));
        return criteria.by().equals("score") ? byScore(scored) : byCustomer(scored, criteria);
    }

    private static List<Scored> scored(List<Habit> habits) {
        Map<Long, Integer> recency = scores(habits, habit -> -habit.daysSince());
        Map<Long, Integer> frequency = scores(habits, Habit::orders);
        Map<BigDecimal, Integer> monetary = scores(habits, Habit::net);
        return habits.stream()
                .map(habit -> new Scored(
                        habit,
                        java.util.Objects.requireNonNull(recency.get(-habit.daysSince())),
                        java.util.Objects.requireNonNull(frequency.get(habit.orders())),
                        java.util.Objects.requireNonNull(monetary.get(habit.net()))))
                .toList();
    }

    /** The score of each value: the more who have a lower one, the higher. */
    private static <T extends Comparable<T>> Map<T, Integer> scores(List<Habit> habits, Function<Habit, T> value) {
        Map<T, Long> count = habits.stream()
                .map(value)
                .sorted()
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
        Map<T, Integer> scores = new HashMap<>();
        long worse = 0;
        for (Map.Entry<T, Long> some : count.entrySet()) {
            scores.put(some.getKey(), (int) (worse * SCORES / habits.size()) + 1);
            worse += some.getValue();
        }
        return scores;
    }

    private static Rows byCustomer(List<Scored> all, ReportCriteria criteria) {
        List<ReportColumn> columns = List.of(
                text("customer"),
                text("currency"),
                text("score"),
                count("recency"),
                count("frequency"),
                count("monetary"),
                count("daysSince"),
                count("orders"),
                money("net"));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparing(Scored::score)
                        .reversed()
                        .thenComparing(Comparator.comparing(
                                        (Scored scored) -> scored.habit().net())
                                .reversed())
                        .thenComparing(scored -> scored.habit().buyer().customer())
                        .thenComparing(scored -> scored.habit().buyer().currency()))
                .limit(criteria.limit() + 1L)
                .forEach(scored -> {
                    Habit habit = scored.habit();
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    row.put("customer", habit.buyer().customer());
                    row.put("currency", habit.buyer().currency());
                    row.put("score", scored.score());
                    row.put("recency", (long) scored.recency());
                    row.put("frequency", (long) scored.frequency());
                    row.put("monetary", (long) scored.monetary());
                    row.put("daysSince", habit.daysSince());
                    row.put("orders", habit.orders());
                    row.put("net", Facts.amount(habit.net(), habit.buyer().currency()));
                    rows.add(row);
                });
        return new Rows(columns, rows);
    }

    private record Group(String currency, String score) {}

    private static Rows byScore(List<Scored> all) {
        Map<Group, List<Habit>> groups = new TreeMap<>(
                Comparator.comparing(Group::currency).thenComparing(Group::score, Comparator.reverseOrder()));
        all.forEach(scored -> groups.computeIfAbsent(
                        new Group(scored.habit().buyer().currency(), scored.score()), group -> new ArrayList<>())
                .add(scored.habit()));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        groups.forEach((group, habits) -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("currency", group.currency());
            row.put("score", group.score());
            row.put("customers", (long) habits.size());
            row.put("orders", habits.stream().mapToLong(Habit::orders).sum());
            row.put(
                    "net",
                    Facts.amount(
                            habits.stream().map(Habit::net).reduce(BigDecimal.ZERO, BigDecimal::add),
                            group.currency()));
            rows.add(row);
        });
        return new Rows(
                List.of(text("currency"), text("score"), count("customers"), count("orders"), money("net")), rows);
    }
}
