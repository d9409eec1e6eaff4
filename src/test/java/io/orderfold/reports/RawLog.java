package io.orderfold.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands in the rows of the log, read as text and understood anew: nothing of the application takes part. */
final class RawLog {

    record Event(long position, String stream, String type, Instant at, String actor, JsonNode data) {}

    static final class Line {
        int no;
        String sku;
        String category;
        BigDecimal unit;
        JsonNode price;
        int ordered;
        int off;
        int shipped;
        int delivered;
        int back;
        BigDecimal granted = BigDecimal.ZERO;

        BigDecimal share(String part, int pieces, int scale) {
            if (price == null) {
                return BigDecimal.ZERO;
            }
            BigDecimal all = money(price.path(part));
            int of = price.path("quantity").asInt();
            return pieces == of
                    ? all
                    : all.multiply(new BigDecimal(pieces)).divide(new BigDecimal(of), scale, RoundingMode.HALF_UP);
        }

        BigDecimal worth(int pieces, int scale) {
            BigDecimal net = unit.multiply(new BigDecimal(pieces)).subtract(share("discount", pieces, scale));
            return price == null || price.path("taxIncluded").asBoolean() ? net : net.add(share("tax", pieces, scale));
        }
    }

    /** Something undone; {@code open} is what no money went back for yet. */
    static final class Move {
        String kind;
        String reason;
        String returnId;
        Integer line;
        String sku;
        String category;
        int pieces;
        BigDecimal amount;
        BigDecimal open;
        Instant at;
    }

    record Edit(String kind, String actor, Instant at) {}

    static final class Order {
        String id;
        String customer;
        String currency;
        String country;
        String channel;
        String status = "DRAFT";
        String cause;
        boolean history;
        JsonNode shipping;
        BigDecimal shippingGranted = BigDecimal.ZERO;
        final Map<Integer, Line> lines = new TreeMap<>();
        final Map<String, Instant> when = new LinkedHashMap<>();
        final List<JsonNode> discounts = new ArrayList<>();
        final List<Move> moves = new ArrayList<>();
        final List<Edit> edits = new ArrayList<>();

        int scale() {
            return currency.equals("JPY") ? 0 : 2;
        }

        int sold(Line line) {
            return status.equals("CANCELLED") ? line.shipped : line.ordered - line.off;
        }

        boolean sent() {
            return shipping != null
                    && (!status.equals("CANCELLED") || lines.values().stream().anyMatch(line -> line.shipped > 0));
        }

        BigDecimal shippingTotal() {
            BigDecimal net = money(shipping.path("price")).subtract(money(shipping.path("discount")));
            return shipping.path("taxIncluded").asBoolean() ? net : net.add(money(shipping.path("tax")));
        }

        BigDecimal back(Line line) {
            return line.worth(sold(line), scale()).subtract(line.worth(sold(line) - line.back, scale()));
        }

        BigDecimal sales() {
            BigDecimal sum = sent() ? shippingTotal() : BigDecimal.ZERO;
            for (Line line : lines.values()) {
                sum = sum.add(line.worth(sold(line), scale()));
            }
            return sum;
        }

        BigDecimal discount() {
            BigDecimal sum = sent() ? money(shipping.path("discount")) : BigDecimal.ZERO;
            for (Line line : lines.values()) {
                sum = sum.add(line.share("discount", sold(line), scale()));
            }
            return sum;
        }

        BigDecimal net() {
            BigDecimal sum = sales().subtract(shippingGranted);
            for (Line line : lines.values()) {
                sum = sum.subtract(back(line)).subtract(line.granted);
            }
            return sum;
        }

        boolean placed() {
            return when.containsKey("placed");
        }
    }

    final List<Event> events = new ArrayList<>();
    final Map<String, Order> orders = new LinkedHashMap<>();
    final Map<String, Map<Integer, JsonNode>> returnLines = new LinkedHashMap<>();
    final Map<String, Instant> returnsAsked = new LinkedHashMap<>();
    final Map<String, String> merged = new LinkedHashMap<>();
    final Map<String, String> categories = new TreeMap<>();
    final Map<String, String> names = new TreeMap<>();

    static BigDecimal money(JsonNode money) {
        return new BigDecimal(money.path("amount").asString());
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    /** @param upTo what was recorded later is not there */
    RawLog(JdbcTemplate jdbc, Instant upTo) {
        JsonMapper json = JsonMapper.shared();
        jdbc.query("select * from events order by global_index", row -> {
            Event event = new Event(
                    row.getLong("global_index"),
                    row.getString("aggregate_id"),
                    row.getString("event_type").replaceAll(".*\\.", ""),
                    Instant.parse(row.getString("recorded_at")),
                    json.readTree(row.getString("metadata")).path("actor").asString("system"),
                    json.readTree(row.getString("payload")));
            if (!event.at().isAfter(upTo)) {
                events.add(event);
                take(event);
            }
        });
    }

    private void take(Event event) {
        JsonNode data = event.data();
        switch (event.type()) {
            case "ProductRegistered" -> {
                categories.put(
                        data.path("sku").asString(), data.path("taxCategory").asString());
                names.put(data.path("sku").asString(), data.path("name").asString());
            }
            case "CustomerMergedInto" ->
                merged.put(data.path("customerId").asString(), data.path("into").asString());
            case "ReturnRequested" -> {
                Map<Integer, JsonNode> lines = new TreeMap<>();
                data.path("lines").forEach(line -> lines.put(line.path("lineId").asInt(), line));
                returnLines.put(data.path("returnId").asString(), lines);
                returnsAsked.put(data.path("returnId").asString(), event.at());
            }
            case "OrderDrafted", "HistoricalOrderRecorded" -> begin(event, data);
            default -> {
                Order order = orders.get(event.stream());
                if (order != null) {
                    change(order, event, data);
                }
            }
        }
    }

    private void begin(Event event, JsonNode data) {
        Order order = new Order();
        order.id = event.stream();
        order.customer = data.path("customerId").asString();
        order.currency = data.path("currency").asString();
        order.channel = event.actor().split(":")[0];
        order.when.put("drafted", event.at());
        data.path("lines").forEach(line -> add(order, line));
        if (event.type().equals("OrderDrafted")) {
            order.country = text(data.path("shippingAddress").path("country"));
        } else {
            order.country = text(data.path("country"));
            order.history = true;
            order.status = "COMPLETED";
            order.when.put("placed", Instant.parse(data.path("orderedAt").asString()));
            order.lines.values().forEach(line -> {
                line.shipped = line.ordered;
                line.delivered = line.ordered;
            });
        }
        orders.put(order.id, order);
    }

    private static Line add(Order order, JsonNode data) {
        Line line = new Line();
        line.no = data.path("lineId").asInt();
        line.sku = data.path("sku").asString();
        line.category = data.path("taxCategory").asString();
        line.unit = money(data.path("unitPrice"));
        line.ordered = data.path("quantity").asInt();
        order.lines.put(line.no, line);
        return line;
    }

    private static void price(Order order, JsonNode prices) {
        prices.forEach(price -> {
            Line line = order.lines.get(price.path("lineId").asInt());
            if (line != null) {
                line.price = price;
                line.unit = money(price.path("unitPrice"));
            }
        });
    }

    private static void changed(Order order, Event event, String kind, boolean always) {
        if (always || order.status.equals("DRAFT")) {
            order.edits.add(new Edit(kind, event.actor(), event.at()));
        }
    }

    private static Move move(
            Order order, String kind, String reason, Line line, int pieces, BigDecimal amount, Instant at) {
        Move move = new Move();
        move.kind = kind;
        move.reason = reason;
        move.line = line == null ? null : line.no;
        move.sku = line == null ? null : line.sku;
        move.category = line == null ? null : line.category;
        move.pieces = pieces;
        move.amount = amount;
        move.open = amount.max(BigDecimal.ZERO);
        move.at = at;
        order.moves.add(move);
        return move;
    }

    private static void change(Order order, Event event, JsonNode data) {
        int scale = order.scale();
        Line one = data.has("lineId") ? order.lines.get(data.path("lineId").asInt()) : null;
        switch (event.type()) {
            case "OrderLineAdded" -> {
                add(order, data.path("line"));
                changed(order, event, "line-added", false);
            }
            case "OrderLineQuantityChanged" -> {
                one.ordered = data.path("quantity").asInt();
                changed(order, event, "quantity-changed", false);
            }
            case "OrderLineRemoved" -> {
                order.lines.remove(one.no);
                order.discounts.removeIf(discount -> discount.path("lineId").asInt() == one.no);
                changed(order, event, "line-removed", false);
            }
            case "OrderLinePriceOverridden", "OrderLineRequoted" -> {
                one.unit = money(data.path("unitPrice"));
                one.price = null;
                if (event.type().equals("OrderLinePriceOverridden")) {
                    changed(order, event, "price-overridden", false);
                }
            }
            case "OrderPriced" -> {
                price(order, data.path("lines"));
                order.shipping = data.path("shipping").isObject() ? data.path("shipping") : null;
            }
            case "OrderDiscountGiven" -> {
                order.discounts.add(data.path("discount"));
                changed(order, event, "discount-given", false);
            }
            case "OrderDiscountWithdrawn" -> {
                order.discounts.removeIf(discount -> discount.path("discountId").equals(data.path("discountId")));
                changed(order, event, "discount-withdrawn", false);
            }
            case "OrderShippingMethodChosen" -> changed(order, event, "method-chosen", false);
            case "OrderShippingAddressChanged" -> {
                order.country = text(data.path("shippingAddress").path("country"));
                changed(order, event, "address-changed", false);
            }
            case "OrderEdited" -> changed(order, event, "edited", true);
            case "OrderEditUndone", "OrderEditRedone" -> {
                restore(order, event, data, scale);
                changed(order, event, event.type().equals("OrderEditUndone") ? "undone" : "redone", true);
            }
            case "OrderPlaced" -> {
                order.status = "PLACED";
                order.when.put("placed", event.at());
            }
            case "OrderStockReserved" -> order.when.putIfAbsent("reserved", event.at());
            case "OrderPaymentAuthorized" -> order.when.putIfAbsent("paid", event.at());
            case "OrderConfirmed" -> {
                order.status = "CONFIRMED";
                order.when.putIfAbsent("confirmed", event.at());
            }
            case "OrderLinesShipped" -> {
                data.path("lines")
                        .forEach(some -> order.lines.get(some.path("lineId").asInt()).shipped +=
                                some.path("quantity").asInt());
                order.when.putIfAbsent("shipped", event.at());
            }
            case "OrderLinesDelivered" -> {
                data.path("lines")
                        .forEach(some -> order.lines.get(some.path("lineId").asInt()).delivered +=
                                some.path("quantity").asInt());
                if (order.lines.values().stream().allMatch(line -> line.delivered >= line.ordered - line.off)) {
                    order.when.putIfAbsent("delivered", event.at());
                }
            }
            case "OrderCompleted" -> {
                order.status = "COMPLETED";
                order.when.putIfAbsent("completed", event.at());
            }
            case "OrderLinesCancelled" ->
                data.path("lines").forEach(some -> {
                    Line line = order.lines.get(some.path("lineId").asInt());
                    int pieces = some.path("quantity").asInt();
                    int left = line.ordered - line.off;
                    move(
                            order,
                            "off",
                            "edit",
                            line,
                            pieces,
                            line.worth(left, scale).subtract(line.worth(left - pieces, scale)),
                            event.at());
                    line.off += pieces;
                });
            case "OrderLinesReturned" ->
                data.path("lines")
                        .forEach(some -> back(
                                                order,
                                                order.lines.get(
                                                        some.path("lineId").asInt()),
                                                some.path("quantity").asInt(),
                                                "return",
                                                event.at())
                                        .returnId =
                                data.path("returnRef").asString());
            case "HistoricalLineTakenBack" ->
                back(
                        order,
                        one,
                        data.path("quantity").asInt(),
                        "history",
                        Instant.parse(data.path("takenBackAt").asString()));
            case "OrderRefundGranted" -> {
                data.path("lines").forEach(some -> {
                    Line line = order.lines.get(some.path("lineId").asInt());
                    line.granted = line.granted.add(money(some.path("amount")));
                    move(order, "granted", "goodwill", line, 0, money(some.path("amount")), event.at());
                });
                BigDecimal sending = money(data.path("shipping"));
                if (sending.signum() > 0) {
                    order.shippingGranted = order.shippingGranted.add(sending);
                    move(order, "granted", "goodwill", null, 0, sending, event.at());
                }
            }
            case "OrderCancelled" -> cancel(order, event, data.path("cause").asString(), scale);
            case "OrderPaymentRefunded" -> refund(order, event, data);
            default -> {}
        }
    }

    private static Move back(Order order, Line line, int pieces, String reason, Instant at) {
        int kept = line.ordered - line.off - line.back;
        BigDecimal worth = line.worth(kept, order.scale()).subtract(line.worth(kept - pieces, order.scale()));
        line.back += pieces;
        return move(order, "back", reason, line, pieces, worth, at);
    }

    private static void cancel(Order order, Event event, String cause, int scale) {
        if (order.placed()) {
            boolean all = order.lines.values().stream().allMatch(line -> line.shipped == 0);
            for (Line line : order.lines.values()) {
                int pieces = line.ordered - line.off - line.shipped;
                if (pieces > 0) {
                    move(
                            order,
                            "off",
                            cause,
                            line,
                            pieces,
                            line.worth(line.ordered - line.off, scale).subtract(line.worth(line.shipped, scale)),
                            event.at());
                }
            }
            if (all && order.shipping != null && order.shippingTotal().signum() > 0) {
                move(order, "off", cause, null, 0, order.shippingTotal(), event.at());
            }
        }
        order.status = "CANCELLED";
        order.cause = cause;
        order.when.put("cancelled", event.at());
    }

    private static void restore(Order order, Event event, JsonNode data, int scale) {
        JsonNode content = data.path("content");
        Map<Integer, Line> before = new TreeMap<>(order.lines);
        order.lines.clear();
        content.path("lines").forEach(one -> {
            Line line = add(order, one);
            Line known = before.get(line.no);
            if (known != null) {
                line.off = known.off;
                line.shipped = known.shipped;
                line.delivered = known.delivered;
                line.back = known.back;
                line.granted = known.granted;
            }
        });
        price(order, content.path("prices"));
        Map<Integer, Integer> off = new TreeMap<>();
        content.path("cancelled")
                .forEach(one ->
                        off.put(one.path("lineId").asInt(), one.path("quantity").asInt()));
        for (Line line : order.lines.values()) {
            int wanted = off.getOrDefault(line.no, 0);
            int more = wanted - line.off;
            line.off = wanted;
            if (more != 0) {
                int left = line.ordered - line.off;
                if (more < 0) {
                    order.moves.stream()
                            .filter(move -> move.kind.equals("off") && move.line != null && move.line == line.no)
                            .forEach(move -> move.open = BigDecimal.ZERO);
                }
                move(
                        order,
                        "off",
                        "edit",
                        line,
                        more,
                        line.worth(left + more, scale).subtract(line.worth(left, scale)),
                        event.at());
            }
        }
        order.discounts.clear();
        content.path("discounts").forEach(order.discounts::add);
        order.shipping = content.path("shipping").isObject() ? content.path("shipping") : null;
        order.country = text(data.path("shippingAddress").path("country"));
    }

    private static void refund(Order order, Event event, JsonNode data) {
        BigDecimal amount = money(data.path("amount"));
        String made = data.path("refundId").asString().replaceFirst("^.*?:refund:", "");
        String back = made.startsWith("return:") ? made.split(":")[1] : null;
        List<Move> claims = order.moves.stream()
                .filter(move -> move.open.signum() > 0 && !move.kind.equals("refunded"))
                .filter(move -> back != null
                        ? back.equals(move.returnId)
                        : made.startsWith("refund-")
                                ? move.kind.equals("granted")
                                : made.startsWith("edit-")
                                        ? move.kind.equals("off") && move.reason.equals("edit")
                                        : order.cause != null && move.kind.equals("off"))
                .toList();
        String reason = back != null
                ? "return"
                : made.startsWith("refund-")
                        ? "goodwill"
                        : made.startsWith("edit-") ? "edit" : order.cause == null ? "by-hand" : order.cause;
        if (claims.isEmpty()) {
            refunded(order, back == null ? "by-hand" : "return", back, null, amount, event.at());
            return;
        }
        BigDecimal open = claims.stream().map(move -> move.open).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal shared = amount.min(open);
        // By largest remainder: cut down, then a unit each to those that lost most, the earlier first.
        BigDecimal unit = BigDecimal.ONE.movePointLeft(order.scale());
        List<BigDecimal> parts = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        BigDecimal left = shared;
        for (Move claim : claims) {
            BigDecimal part = shared.multiply(claim.open).divide(open, order.scale(), RoundingMode.DOWN);
            places.add(parts.size());
            parts.add(part);
            left = left.subtract(part);
        }
        places.sort((a, b) -> {
            BigDecimal lostA =
                    shared.multiply(claims.get(a).open).subtract(parts.get(a).multiply(open));
            BigDecimal lostB =
                    shared.multiply(claims.get(b).open).subtract(parts.get(b).multiply(open));
            return lostA.compareTo(lostB) == 0 ? Integer.compare(a, b) : lostB.compareTo(lostA);
        });
        for (int i = 0; left.signum() > 0; i++) {
            parts.set(places.get(i), parts.get(places.get(i)).add(unit));
            left = left.subtract(unit);
        }
        for (int i = 0; i < claims.size(); i++) {
            Move claim = claims.get(i);
            if (parts.get(i).signum() > 0) {
                claim.open = claim.open.subtract(parts.get(i));
                refunded(
                        order,
                        claim.kind.equals("off") ? claim.reason : reason,
                        claim.returnId,
                        claim.line == null ? null : order.lines.get(claim.line),
                        parts.get(i),
                        event.at());
            }
        }
        if (amount.compareTo(open) > 0) {
            refunded(order, reason, back, null, amount.subtract(open), event.at());
        }
    }

    private static void refunded(Order order, String reason, String back, Line line, BigDecimal amount, Instant at) {
        Move move = move(order, "refunded", reason, line, 0, amount, at);
        move.open = BigDecimal.ZERO;
        move.returnId = back;
    }

    /** What the customer gave as their reason, or why it was otherwise. */
    String reason(Move move) {
        if (move.returnId != null && move.line != null) {
            JsonNode line = returnLines.get(move.returnId).get(move.line);
            if (line != null) {
                return line.path("reason")
                        .asString()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-');
            }
        }
        return move.reason;
    }

    String standing(String customer) {
        String found = customer;
        while (merged.containsKey(found)) {
            found = merged.get(found);
        }
        return found;
    }
}
