package io.orderfold.reports;

import io.orderfold.reports.RawLog.Edit;
import io.orderfold.reports.RawLog.Line;
import io.orderfold.reports.RawLog.Move;
import io.orderfold.reports.RawLog.Order;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Each report, reckoned by going through all that {@link RawLog} has, once for each row. */
final class NaiveReports {

    private final RawLog log;
    private final Instant from;
    private final Instant to;
    private final ZoneId zone;
    private final String per;
    private final String by;

    NaiveReports(RawLog log, Instant from, Instant to, String zone, String per, String by) {
        this.log = log;
        this.from = from;
        this.to = to;
        this.zone = ZoneId.of(zone);
        this.per = per;
        this.by = by;
    }

    List<Map<String, Object>> make(String name) {
        return switch (name) {
            case "sales" -> sales();
            case "best-sellers" -> sellers(true);
            case "worst-sellers" -> sellers(false);
            case "funnel" -> funnel();
            case "lead-times" -> leadTimes();
            case "open-orders" -> openOrders();
            case "cancellations" -> moves("off");
            case "refunds" -> moves("refunded");
            case "returns" -> returns();
            case "stock" -> stock();
            case "customers" -> customers();
            case "lifetime-value" -> lifetimeValue();
            case "cohorts" -> cohorts();
            case "rfm" -> rfm();
            case "promotions" -> promotions();
            case "edits" -> edits();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private boolean within(Instant at) {
        return at != null && !at.isBefore(from) && at.isBefore(to);
    }

    private String period(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return switch (per) {
            case "day" -> day.toString();
            case "week" -> {
                while (day.getDayOfWeek() != DayOfWeek.MONDAY) {
                    day = day.minusDays(1);
                }
                yield day.toString();
            }
            case "month" -> day.toString().substring(0, 8) + "01";
            default -> "";
        };
    }

    private static String text(BigDecimal amount, String currency) {
        return amount == null
                ? null
                : amount.setScale(currency.equals("JPY") ? 0 : 2, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /** What has the same key, with the key's parts by name. */
    private <T> Map<Map<String, Object>, List<T>> grouped(Collection<T> all, Function<T, Map<String, Object>> key) {
        return all.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private Map<String, Object> key(Object... pairs) {
        Map<String, Object> key = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (!(pairs[i].equals("period") && per.equals("all")) && !pairs[i].equals("")) {
                key.put((String) pairs[i], pairs[i + 1]);
            }
        }
        return key;
    }

    /** A line of an order, or what sending it costs. */
    private record Sold(Order order, Line line) {
        int pieces() {
            return line == null ? 0 : order.sold(line);
        }
    }

    private List<Sold> sold() {
        List<Sold> all = new ArrayList<>();
        for (Order order : log.orders.values()) {
            if (order.placed() && within(order.when.get("placed"))) {
                boolean any = false;
                for (Line line : order.lines.values()) {
                    if (order.sold(line) > 0) {
                        all.add(new Sold(order, line));
                        any = true;
                    }
                }
                if (any && order.sent()) {
                    all.add(new Sold(order, null));
                }
            }
        }
        return all;
    }

    private static BigDecimal sum(
            Collection<Sold> some, Function<Sold, BigDecimal> ofLine, Function<Order, BigDecimal> ofSending) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Sold one : some) {
            sum = sum.add(one.line() == null ? ofSending.apply(one.order()) : ofLine.apply(one));
        }
        return sum;
    }

    private List<Map<String, Object>> sales() {
        Map<Map<String, Object>, List<Sold>> groups = grouped(
                sold(),
                one -> key(
                        "period",
                        period(one.order().when.get("placed")),
                        by.equals("currency") ? "" : by,
                        switch (by) {
                            case "product" -> one.line() == null ? null : one.line().sku;
                            case "category" -> one.line() == null ? null : one.line().category;
                            case "region" -> one.order().country;
                            case "channel" -> one.order().channel;
                            default -> null;
                        },
                        "currency",
                        one.order().currency));
        List<Map<String, Object>> rows = new ArrayList<>();
        groups.forEach((key, some) -> {
            String currency = (String) key.get("currency");
            Map<String, Object> row = new LinkedHashMap<>(key);
            row.put(
                    "orders",
                    some.stream().map(one -> one.order().id).distinct().count());
            row.put("pieces", some.stream().mapToInt(Sold::pieces).sum());
            row.put(
                    "gross",
                    text(
                            sum(
                                    some,
                                    one -> one.line().unit.multiply(new BigDecimal(one.pieces())),
                                    order -> RawLog.money(order.shipping.path("price"))),
                            currency));
            row.put(
                    "discount",
                    text(
                            sum(
                                    some,
                                    one -> one.line()
                                            .share(
                                                    "discount",
                                                    one.pieces(),
                                                    one.order().scale()),
                                    order -> RawLog.money(order.shipping.path("discount"))),
                            currency));
            row.put(
                    "tax",
                    text(
                            sum(
                                    some,
                                    one -> one.line()
                                            .share(
                                                    "tax",
                                                    one.pieces(),
                                                    one.order().scale()),
                                    order -> RawLog.money(order.shipping.path("tax"))),
                            currency));
            BigDecimal sales = sales(some);
            row.put("sales", text(sales, currency));
            row.put(
                    "returnedPieces",
                    some.stream()
                            .mapToInt(one -> one.line() == null ? 0 : one.line().back)
                            .sum());
            BigDecimal back = sum(some, one -> one.order().back(one.line()), order -> BigDecimal.ZERO);
            BigDecimal granted = sum(some, one -> one.line().granted, order -> order.shippingGranted);
            row.put("returned", text(back, currency));
            row.put("refunded", text(granted, currency));
            row.put("net", text(sales.subtract(back).subtract(granted), currency));
            rows.add(row);
        });
        return rows;
    }

    private static BigDecimal sales(Collection<Sold> some) {
        return sum(some, one -> one.line().worth(one.pieces(), one.order().scale()), Order::shippingTotal);
    }

    private List<Map<String, Object>> sellers(boolean best) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Set<String> sold = new HashSet<>();
        grouped(
                        sold().stream().filter(one -> one.line() != null).toList(),
                        one -> key("product", one.line().sku, "currency", one.order().currency))
                .forEach((key, some) -> {
                    String currency = (String) key.get("currency");
                    String sku = (String) key.get("product");
                    sold.add(sku);
                    rows.add(key(
                            "product", sku,
                            "name", log.names.get(sku),
                            "category", log.categories.get(sku),
                            "currency", currency,
                            "orders",
                                    some.stream()
                                            .map(one -> one.order().id)
                                            .distinct()
                                            .count(),
                            "pieces", some.stream().mapToInt(Sold::pieces).sum(),
                            "sales", text(sales(some), currency),
                            "net",
                                    text(
                                            sales(some)
                                                    .subtract(sum(
                                                            some,
                                                            one -> one.order()
                                                                    .back(one.line())
                                                                    .add(one.line().granted),
                                                            order -> null)),
                                            currency)));
                });
        if (!best) {
            log.names.forEach((sku, name) -> {
                if (!sold.contains(sku)) {
                    rows.add(key(
                            "product",
                            sku,
                            "name",
                            name,
                            "category",
                            log.categories.get(sku),
                            "currency",
                            null,
                            "orders",
                            0,
                            "pieces",
                            0,
                            "sales",
                            null,
                            "net",
                            null));
                }
            });
        }
        return rows;
    }

    private String group(Order order) {
        return switch (by) {
            case "currency" -> order.currency;
            case "channel" -> order.channel;
            case "region" -> order.country;
            case "status" -> order.status;
            default -> "all";
        };
    }

    private List<Map<String, Object>> funnel() {
        List<String> steps = List.of("drafted", "placed", "reserved", "paid", "confirmed", "shipped", "delivered");
        List<Map<String, Object>> rows = new ArrayList<>();
        grouped(
                        log.orders.values().stream()
                                .filter(order -> !order.history && within(order.when.get("drafted")))
                                .toList(),
                        order -> key(by.equals("all") ? "" : by, group(order)))
                .forEach((key, some) -> {
                    Map<Order, Integer> furthest = new LinkedHashMap<>();
                    for (Order order : some) {
                        int most = 0;
                        for (int i = 0; i < steps.size(); i++) {
                            if (order.when.containsKey(steps.get(i))) {
                                most = i;
                            }
                        }
                        furthest.put(order, order.when.containsKey("completed") ? 6 : most);
                    }
                    for (int i = 0; i < steps.size(); i++) {
                        int step = i;
                        long reached = furthest.values().stream()
                                .filter(most -> most >= step)
                                .count();
                        Map<String, Object> row = new LinkedHashMap<>(key);
                        row.put("step", steps.get(i));
                        row.put("orders", reached);
                        row.put(
                                "share",
                                new BigDecimal(reached).divide(new BigDecimal(some.size()), 4, RoundingMode.HALF_UP));
                        row.put(
                                "dropped",
                                some.stream()
                                        .filter(order ->
                                                furthest.get(order) == step && order.status.equals("CANCELLED"))
                                        .count());
                        row.put(
                                "open",
                                step == 6
                                        ? 0
                                        : some.stream()
                                                .filter(order -> furthest.get(order) == step
                                                        && !order.status.equals("CANCELLED"))
                                                .count());
                        rows.add(row);
                    }
                });
        return rows;
    }

    private List<Map<String, Object>> leadTimes() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String way : List.of(
                "drafted-placed",
                "placed-reserved",
                "reserved-paid",
                "paid-confirmed",
                "confirmed-shipped",
                "shipped-delivered",
                "placed-delivered",
                "placed-cancelled")) {
            String start = way.split("-")[0];
            String end = way.split("-")[1];
            grouped(
                            log.orders.values().stream()
                                    .filter(order -> !order.history
                                            && order.when.containsKey(start)
                                            && within(order.when.get(end)))
                                    .toList(),
                            order -> key(by.equals("all") ? "" : by, group(order)))
                    .forEach((key, some) -> {
                        double[] taken = some.stream()
                                .mapToDouble(order -> Duration.between(order.when.get(start), order.when.get(end))
                                                .toMillis()
                                        / 1000.0)
                                .sorted()
                                .toArray();
                        Map<String, Object> row = new LinkedHashMap<>(key);
                        row.put("step", way);
                        row.put("orders", taken.length);
                        row.put("mean", java.util.Arrays.stream(taken).average().orElseThrow());
                        row.put("p50", percentile(taken, 0.5));
                        row.put("p90", percentile(taken, 0.9));
                        row.put("p99", percentile(taken, 0.99));
                        rows.add(row);
                    });
        }
        return rows;
    }

    private static double percentile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static Instant since(Order order) {
        return order.placed() ? order.when.get("placed") : order.when.get("drafted");
    }

    private List<Map<String, Object>> openOrders() {
        List<Map<String, Object>> rows = new ArrayList<>();
        grouped(
                        log.orders.values().stream()
                                .filter(order ->
                                        !Set.of("COMPLETED", "CANCELLED").contains(order.status)
                                                && within(since(order)))
                                .toList(),
                        order -> {
                            long millis = Duration.between(since(order), to).toMillis();
                            long day = 86_400_000;
                            String age = millis < day
                                    ? "0-1"
                                    : millis < 3 * day
                                            ? "1-3"
                                            : millis < 7 * day
                                                    ? "3-7"
                                                    : millis < 14 * day ? "7-14" : millis < 30 * day ? "14-30" : "30+";
                            return key(
                                    by.equals("currency") ? "" : by,
                                    group(order),
                                    "currency",
                                    order.currency,
                                    "age",
                                    age);
                        })
                .forEach((key, some) -> {
                    Map<String, Object> row = new LinkedHashMap<>(key);
                    row.put("orders", some.size());
                    row.put(
                            "sales",
                            text(some.stream().map(Order::sales).reduce(BigDecimal.ZERO, BigDecimal::add), (String)
                                    key.get("currency")));
                    row.put(
                            "oldest",
                            some.stream()
                                    .map(NaiveReports::since)
                                    .min(Comparator.naturalOrder())
                                    .orElseThrow()
                                    .toString());
                    rows.add(row);
                });
        return rows;
    }

    private record Undone(Order order, Move move) {}

    private List<Undone> undone(String kind) {
        return log.orders.values().stream()
                .flatMap(order -> order.moves.stream()
                        .filter(move -> move.kind.equals(kind) && within(move.at))
                        .map(move -> new Undone(order, move)))
                .toList();
    }

    private Map<String, Object> key(Undone one) {
        return key(
                "period",
                period(one.move().at),
                by.equals("reason") ? "" : by,
                by.equals("product") ? one.move().sku : one.move().category,
                "reason",
                log.reason(one.move()),
                "currency",
                one.order().currency);
    }

    private List<Map<String, Object>> moves(String kind) {
        List<Map<String, Object>> rows = new ArrayList<>();
        grouped(undone(kind), this::key).forEach((key, some) -> {
            long orders = 0;
            int pieces = 0;
            BigDecimal amount = BigDecimal.ZERO;
            for (List<Undone> ofOrder : some.stream()
                    .collect(Collectors.groupingBy(one -> one.order().id))
                    .values()) {
                int itsPieces =
                        ofOrder.stream().mapToInt(one -> one.move().pieces).sum();
                BigDecimal its =
                        ofOrder.stream().map(one -> one.move().amount).reduce(BigDecimal.ZERO, BigDecimal::add);
                if (itsPieces != 0 || its.signum() != 0) {
                    orders++;
                    pieces += itsPieces;
                    amount = amount.add(its);
                }
            }
            if (orders > 0) {
                Map<String, Object> row = new LinkedHashMap<>(key);
                row.put("orders", orders);
                if (kind.equals("off")) {
                    row.put("pieces", pieces);
                }
                row.put("amount", text(amount, (String) key.get("currency")));
                rows.add(row);
            }
        });
        return rows;
    }

    private List<Map<String, Object>> returns() {
        record Part(Map<String, Object> key, String returned, int asked, int came, BigDecimal worth) {}
        List<Part> parts = new ArrayList<>();
        log.returnLines.forEach((back, lines) -> lines.values().forEach(line -> {
            if (within(log.returnsAsked.get(back))) {
                String sku = line.path("sku").asString();
                parts.add(new Part(
                        key(
                                "period",
                                period(log.returnsAsked.get(back)),
                                by.equals("reason") ? "" : by,
                                by.equals("product") ? sku : log.categories.get(sku),
                                "reason",
                                line.path("reason")
                                        .asString()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', '-'),
                                "currency",
                                line.path("unitPrice").path("currency").asString()),
                        back,
                        line.path("quantity").asInt(),
                        0,
                        BigDecimal.ZERO));
            }
        }));
        undone("back").forEach(one -> parts.add(new Part(key(one), null, 0, one.move().pieces, one.move().amount)));
        List<Map<String, Object>> rows = new ArrayList<>();
        grouped(parts, Part::key).forEach((key, some) -> {
            Map<String, Object> row = new LinkedHashMap<>(key);
            row.put(
                    "returns",
                    some.stream()
                            .map(Part::returned)
                            .filter(java.util.Objects::nonNull)
                            .distinct()
                            .count());
            row.put("requestedPieces", some.stream().mapToInt(Part::asked).sum());
            row.put("receivedPieces", some.stream().mapToInt(Part::came).sum());
            row.put("worth", text(some.stream().map(Part::worth).reduce(BigDecimal.ZERO, BigDecimal::add), (String)
                    key.get("currency")));
            rows.add(row);
        });
        return rows;
    }

    private List<Map<String, Object>> stock() {
        record Change(String sku, String kind, long by, Instant at) {}
        List<Change> changes = new ArrayList<>();
        log.events.forEach(event -> {
            String sku = event.data().path("sku").asString("");
            long quantity = event.data().path("quantity").asLong(0);
            switch (event.type()) {
                case "StockReceived" -> changes.add(new Change(sku, "in", quantity, event.at()));
                case "StockAdjusted" ->
                    changes.add(new Change(sku, "", event.data().path("delta").asLong(), event.at()));
                case "StockCounted" ->
                    changes.add(
                            new Change(sku, "", event.data().path("difference").asLong(), event.at()));
                case "StockDispatched" -> changes.add(new Change(sku, "out", -quantity, event.at()));
                case "StockTransferStarted" -> changes.add(new Change(sku, "", -quantity, event.at()));
                case "StockTransferReceived" ->
                    changes.add(
                            new Change(sku, "", event.data().path("received").asLong(), event.at()));
                case "StockTransferCancelled" -> changes.add(new Change(sku, "", quantity, event.at()));
                default -> {}
            }
        });
        BigDecimal days = new BigDecimal(Duration.between(from, to).toMillis())
                .divide(new BigDecimal(86_400_000), MathContext.DECIMAL64);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String sku : changes.stream().map(Change::sku).collect(Collectors.toCollection(TreeSet::new))) {
            long onHand = 0;
            long in = 0;
            long out = 0;
            // Piece by piece, from change to change.
            BigDecimal pieceMillis = BigDecimal.ZERO;
            Instant last = from;
            for (Change change : changes) {
                if (change.sku().equals(sku) && change.at().isBefore(to)) {
                    if (change.at().isAfter(last)) {
                        pieceMillis = pieceMillis.add(new BigDecimal(
                                onHand * Duration.between(last, change.at()).toMillis()));
                        last = change.at();
                    }
                    onHand += change.by();
                    if (!change.at().isBefore(from)) {
                        in += change.kind().equals("in") ? change.by() : 0;
                        out -= change.kind().equals("out") ? change.by() : 0;
                    }
                }
            }
            pieceMillis = pieceMillis.add(
                    new BigDecimal(onHand * Duration.between(last, to).toMillis()));
            BigDecimal average =
                    pieceMillis.divide(new BigDecimal(Duration.between(from, to).toMillis()), MathContext.DECIMAL64);
            long promised = 0;
            long wanted = 0;
            for (Order order : log.orders.values()) {
                for (Line line : order.lines.values()) {
                    if (line.sku.equals(sku) && order.placed()) {
                        promised += order.sold(line) - Math.min(order.sold(line), line.shipped);
                        wanted += within(order.when.get("placed")) ? order.sold(line) : 0;
                    }
                }
            }
            BigDecimal demand = new BigDecimal(wanted).divide(days, MathContext.DECIMAL64);
            BigDecimal left = demand.signum() == 0
                    ? null
                    : new BigDecimal(Math.max(0, onHand - promised)).divide(demand, MathContext.DECIMAL64);
            rows.add(key(
                    "product",
                    sku,
                    "onHand",
                    onHand,
                    "promised",
                    promised,
                    "received",
                    in,
                    "dispatched",
                    out,
                    "averageOnHand",
                    average.doubleValue(),
                    "turnover",
                    average.signum() <= 0 ? null : out / average.doubleValue(),
                    "dailyDemand",
                    demand.doubleValue(),
                    "daysOfStock",
                    left == null ? null : left.doubleValue(),
                    "runsOutOn",
                    left == null
                            ? null
                            : to.plusSeconds((long) (left.doubleValue() * 86_400))
                                    .atZone(zone)
                                    .toLocalDate()
                                    .toString()));
        }
        return rows;
    }

    private record Buyer(String customer, String currency) {}

    private Map<Buyer, List<Order>> bought() {
        return log.orders.values().stream()
                .filter(order -> order.placed()
                        && !order.status.equals("CANCELLED")
                        && order.when.get("placed").isBefore(to))
                .sorted(Comparator.comparing((Order order) -> order.when.get("placed"))
                        .thenComparing(order -> order.id))
                .collect(Collectors.groupingBy(
                        order -> new Buyer(log.standing(order.customer), order.currency),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private List<Order> recent(List<Order> all) {
        return all.stream().filter(order -> within(order.when.get("placed"))).toList();
    }

    private static BigDecimal net(Collection<Order> some) {
        return some.stream().map(Order::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Map<String, Object>> customers() {
        Map<Buyer, List<Order>> bought = bought();
        Set<Map<String, Object>> keys = new java.util.LinkedHashSet<>();
        bought.values().forEach(all -> recent(all)
                .forEach(order ->
                        keys.add(key("period", period(order.when.get("placed")), "currency", order.currency))));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map<String, Object> key : keys) {
            List<Order> ofNew = new ArrayList<>();
            List<Order> ofOthers = new ArrayList<>();
            Set<String> fresh = new HashSet<>();
            Set<String> others = new HashSet<>();
            bought.forEach((buyer, all) -> {
                List<Order> here = recent(all).stream()
                        .filter(order ->
                                key.equals(key("period", period(order.when.get("placed")), "currency", order.currency)))
                        .toList();
                if (!here.isEmpty()) {
                    boolean isNew = here.get(0) == all.get(0);
                    (isNew ? fresh : others).add(buyer.customer());
                    (isNew ? ofNew : ofOthers).addAll(here);
                }
            });
            String currency = (String) key.get("currency");
            Map<String, Object> row = new LinkedHashMap<>(key);
            row.put("customers", fresh.size() + others.size());
            row.put("new", fresh.size());
            row.put("returning", others.size());
            row.put("orders", ofNew.size() + ofOthers.size());
            row.put("netOfNew", text(net(ofNew), currency));
            row.put("netOfReturning", text(net(ofOthers), currency));
            rows.add(row);
        }
        return rows;
    }

    private List<Map<String, Object>> lifetimeValue() {
        List<Map<String, Object>> rows = new ArrayList<>();
        bought().forEach((buyer, all) -> {
            List<Order> some = recent(all);
            if (!some.isEmpty()) {
                rows.add(key(
                        "customer", buyer.customer(),
                        "currency", buyer.currency(),
                        "orders", some.size(),
                        "value", text(net(some), buyer.currency()),
                        "averageOrder",
                                text(
                                        net(some).divide(new BigDecimal(some.size()), 4, RoundingMode.HALF_UP),
                                        buyer.currency()),
                        "firstOrder", some.get(0).when.get("placed").toString(),
                        "lastOrder",
                                some.get(some.size() - 1).when.get("placed").toString()));
            }
        });
        return rows;
    }

    private LocalDate month(Order order) {
        return LocalDate.ofInstant(order.when.get("placed"), zone).withDayOfMonth(1);
    }

    private List<Map<String, Object>> cohorts() {
        record Cell(LocalDate cohort, String currency, long after) {}
        Map<Cell, List<Order>> cells = new LinkedHashMap<>();
        Map<Cell, Set<String>> who = new LinkedHashMap<>();
        bought().forEach((buyer, all) -> {
            if (within(all.get(0).when.get("placed"))) {
                for (Order order : all) {
                    Cell cell = new Cell(
                            month(all.get(0)),
                            buyer.currency(),
                            ChronoUnit.MONTHS.between(month(all.get(0)), month(order)));
                    cells.computeIfAbsent(cell, none -> new ArrayList<>()).add(order);
                    who.computeIfAbsent(cell, none -> new HashSet<>()).add(buyer.customer());
                }
            }
        });
        List<Map<String, Object>> rows = new ArrayList<>();
        cells.forEach((cell, some) -> {
            int size = who.get(new Cell(cell.cohort(), cell.currency(), 0)).size();
            rows.add(key(
                    "cohort", cell.cohort().toString(),
                    "currency", cell.currency(),
                    "size", size,
                    "monthsAfter", cell.after(),
                    "customers", who.get(cell).size(),
                    "share", (double) who.get(cell).size() / size,
                    "orders", some.size(),
                    "net", text(net(some), cell.currency())));
        });
        return rows;
    }

    private List<Map<String, Object>> rfm() {
        record Habit(Buyer buyer, long days, int orders, BigDecimal net) {}
        List<Habit> habits = new ArrayList<>();
        bought().forEach((buyer, all) -> {
            List<Order> some = recent(all);
            if (!some.isEmpty()) {
                LocalDate last =
                        LocalDate.ofInstant(some.get(some.size() - 1).when.get("placed"), zone);
                habits.add(new Habit(
                        buyer, LocalDate.ofInstant(to, zone).toEpochDay() - last.toEpochDay(), some.size(), net(some)));
            }
        });
        Map<Map<String, Object>, List<Habit>> byScore = new LinkedHashMap<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Habit habit : habits) {
            List<Habit> peers = habits.stream()
                    .filter(other ->
                            other.buyer().currency().equals(habit.buyer().currency()))
                    .toList();
            long r = 1
                    + 5
                            * peers.stream()
                                    .filter(other -> other.days() > habit.days())
                                    .count()
                            / peers.size();
            long f = 1
                    + 5
                            * peers.stream()
                                    .filter(other -> other.orders() < habit.orders())
                                    .count()
                            / peers.size();
            long m = 1
                    + 5
                            * peers.stream()
                                    .filter(other -> other.net().compareTo(habit.net()) < 0)
                                    .count()
                            / peers.size();
            String score = "" + r + f + m;
            byScore.computeIfAbsent(
                            key("currency", habit.buyer().currency(), "score", score), none -> new ArrayList<>())
                    .add(habit);
            rows.add(key(
                    "customer", habit.buyer().customer(),
                    "currency", habit.buyer().currency(),
                    "score", score,
                    "recency", r,
                    "frequency", f,
                    "monetary", m,
                    "daysSince", habit.days(),
                    "orders", habit.orders(),
                    "net", text(habit.net(), habit.buyer().currency())));
        }
        if (by.equals("customer")) {
            return rows;
        }
        List<Map<String, Object>> scores = new ArrayList<>();
        byScore.forEach((key, some) -> {
            Map<String, Object> row = new LinkedHashMap<>(key);
            row.put("customers", some.size());
            row.put("orders", some.stream().mapToInt(Habit::orders).sum());
            row.put("net", text(some.stream().map(Habit::net).reduce(BigDecimal.ZERO, BigDecimal::add), (String)
                    key.get("currency")));
            scores.add(row);
        });
        return scores;
    }

    private static Set<String> promotions(Order order) {
        Set<String> names = new TreeSet<>();
        order.discounts.forEach(discount -> names.add(discount.path("coupon").asString("by-hand")));
        return names;
    }

    private static BigDecimal average(List<Order> some) {
        return some.isEmpty()
                ? null
                : some.stream()
                        .map(Order::sales)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(new BigDecimal(some.size()), 4, RoundingMode.HALF_UP);
    }

    private List<Map<String, Object>> promotions() {
        Map<Buyer, List<Order>> bought = bought();
        Set<Order> firsts = bought.values().stream().map(all -> all.get(0)).collect(Collectors.toSet());
        List<Order> all =
                bought.values().stream().flatMap(some -> recent(some).stream()).toList();
        Map<Map<String, Object>, List<Order>> groups = new TreeMap<>(Comparator.comparing(Map::toString));
        all.forEach(order -> promotions(order).forEach(promotion -> groups.computeIfAbsent(
                        key("promotion", promotion, "currency", order.currency), none -> new ArrayList<>())
                .add(order)));
        List<Map<String, Object>> rows = new ArrayList<>();
        groups.forEach((key, some) -> {
            String currency = (String) key.get("currency");
            Map<String, Object> row = new LinkedHashMap<>(key);
            row.put("orders", some.size());
            row.put("newCustomers", some.stream().filter(firsts::contains).count());
            row.put(
                    "cost",
                    text(
                            some.stream()
                                    .filter(order -> promotions(order).size() == 1)
                                    .map(Order::discount)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add),
                            currency));
            row.put(
                    "costShared",
                    text(
                            some.stream()
                                    .filter(order -> promotions(order).size() > 1)
                                    .map(Order::discount)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add),
                            currency));
            row.put("sales", text(some.stream().map(Order::sales).reduce(BigDecimal.ZERO, BigDecimal::add), currency));
            row.put("averageOrder", text(average(some), currency));
            row.put(
                    "averageOrderWithout",
                    text(
                            average(all.stream()
                                    .filter(order -> order.currency.equals(currency)
                                            && promotions(order).isEmpty())
                                    .toList()),
                            currency));
            rows.add(row);
        });
        return rows;
    }

    private List<Map<String, Object>> edits() {
        record Done(String order, Edit edit) {}
        List<Done> all = log.orders.values().stream()
                .flatMap(order ->
                        order.edits.stream().filter(edit -> within(edit.at())).map(edit -> new Done(order.id, edit)))
                .toList();
        List<Map<String, Object>> rows = new ArrayList<>();
        grouped(
                        all,
                        done -> key(
                                "period",
                                period(done.edit().at()),
                                by,
                                by.equals("actor")
                                        ? done.edit().actor()
                                        : done.edit().kind()))
                .forEach((key, some) -> {
                    Map<String, Object> row = new LinkedHashMap<>(key);
                    row.put(
                            "edits",
                            some.stream()
                                    .filter(done -> !done.edit().kind().matches("undone|redone"))
                                    .count());
                    row.put(
                            "undone",
                            some.stream()
                                    .filter(done -> done.edit().kind().equals("undone"))
                                    .count());
                    row.put(
                            "redone",
                            some.stream()
                                    .filter(done -> done.edit().kind().equals("redone"))
                                    .count());
                    row.put("orders", some.stream().map(Done::order).distinct().count());
                    rows.add(row);
                });
        return rows;
    }
}
