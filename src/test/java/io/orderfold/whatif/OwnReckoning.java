package io.orderfold.whatif;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Orders of {@link WhatIfTest} reckoned from the JSON of their events, with nothing of the application's: cents, the
 * rules of {@code docs/pricing.md}, and the shop's terms as the test set them.
 */
final class OwnReckoning {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JdbcTemplate jdbc;
    private final Map<String, UnaryOperator<BigDecimal>> prices;
    private final UnaryOperator<BigDecimal> others;
    private final BigDecimal promotion;
    private final BigDecimal minimum;

    /** What an order comes to. */
    record Result(BigDecimal total, BigDecimal tax, BigDecimal discount, boolean promoted) {}

    private record Line(String id, String sku, int quantity, BigDecimal unitPrice, boolean byHand) {
        BigDecimal total() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity));
        }
    }

    OwnReckoning(
            JdbcTemplate jdbc,
            Map<String, UnaryOperator<BigDecimal>> prices,
            UnaryOperator<BigDecimal> others,
            String promotion,
            String minimum) {
        this.jdbc = jdbc;
        this.prices = prices;
        this.others = others;
        this.promotion = new BigDecimal(promotion);
        this.minimum = new BigDecimal(minimum);
    }

    static UnaryOperator<BigDecimal> percent(String percent) {
        return price -> round(price.multiply(HUNDRED.add(new BigDecimal(percent))), HUNDRED);
    }

    private static BigDecimal round(BigDecimal amount, BigDecimal by) {
        return amount.divide(by, 2, RoundingMode.HALF_UP);
    }

    Result of(String order) {
        Map<String, Line> lines = new LinkedHashMap<>();
        List<JsonNode> discounts = new ArrayList<>();
        String country = "";
        boolean sent = false;
        List<Map<String, Object>> rows = jdbc.queryForList(
                "select event_type, payload from events where aggregate_id = ? order by sequence_number", order);
        for (Map<String, Object> row : rows) {
            String type = row.get("event_type").toString().replaceAll(".*\\.", "");
            JsonNode event = JsonMapper.shared().readTree(row.get("payload").toString());
            switch (type) {
                case "OrderDrafted" ->
                    event.path("lines")
                            .forEach(line -> lines.put(line.path("lineId").asString(), line(line, false)));
                case "OrderLineAdded" ->
                    lines.put(event.at("/line/lineId").asString(), line(event.path("line"), false));
                case "OrderLinePriceOverridden" ->
                    lines.computeIfPresent(
                            event.path("lineId").asString(),
                            (id, line) -> new Line(
                                    id,
                                    line.sku(),
                                    line.quantity(),
                                    new BigDecimal(event.at("/unitPrice/amount").asString()),
                                    true));
                case "OrderDiscountGiven" -> discounts.add(event.path("discount"));
                case "OrderEditUndone" -> {
                    discounts.clear();
                    event.at("/content/discounts").forEach(discounts::add);
                }
                case "OrderShippingAddressChanged" ->
                    country = event.at("/shippingAddress/country").asString();
                case "OrderShippingMethodChosen" -> sent = true;
                default -> {}
            }
            if (type.equals("OrderPlaced")) {
                break;
            }
        }
        return reckon(List.copyOf(lines.values()), discounts, country, sent);
    }

    private Line line(JsonNode line, boolean byHand) {
        return new Line(
                line.path("lineId").asString(),
                line.path("sku").asString(),
                line.path("quantity").asInt(),
                new BigDecimal(line.at("/unitPrice/amount").asString()),
                byHand);
    }

    private Result reckon(List<Line> asPlaced, List<JsonNode> discounts, String country, boolean sent) {
        List<Line> lines = asPlaced.stream()
                .map(line -> line.byHand()
                        ? line
                        : new Line(
                                line.id(),
                                line.sku(),
                                line.quantity(),
                                prices.getOrDefault(line.sku(), others).apply(line.unitPrice()),
                                false))
                .toList();
        BigDecimal goods = lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean promoted = goods.compareTo(minimum) >= 0
                && discounts.stream()
                        .allMatch(discount -> !discount.has("coupon")
                                || discount.path("combinable").asBoolean());
        BigDecimal[] left = lines.stream()
                .map(line -> {
                    BigDecimal rest = line.total();
                    for (JsonNode discount : discounts) {
                        if (discount.path("lineId").asString("").equals(line.id())) {
                            rest = rest.subtract(off(discount.path("discount"), rest));
                        }
                    }
                    return rest;
                })
                .toArray(BigDecimal[]::new);
        for (JsonNode discount : discounts) {
            if (!discount.has("lineId")) {
                share(left, off(discount.path("discount"), sum(left)));
            }
        }
        if (promoted) {
            share(left, round(sum(left).multiply(promotion), HUNDRED));
        }
        boolean included = country.equals("LU");
        BigDecimal rate = new BigDecimal(Map.of("MT", "19", "LU", "17").getOrDefault(country, "0"));
        BigDecimal tax = BigDecimal.ZERO;
        for (BigDecimal rest : left) {
            tax = tax.add(tax(rest, rate, included));
        }
        BigDecimal sending =
                !sent || sum(left).compareTo(new BigDecimal("50.00")) >= 0 ? BigDecimal.ZERO : new BigDecimal("4.90");
        tax = tax.add(tax(sending, rate, included));
        BigDecimal total = sum(left).add(sending).add(included ? BigDecimal.ZERO : tax);
        return new Result(
                total.setScale(2, RoundingMode.UNNECESSARY),
                tax.setScale(2, RoundingMode.UNNECESSARY),
                goods.subtract(sum(left)).setScale(2, RoundingMode.UNNECESSARY),
                promoted);
    }

    private static BigDecimal tax(BigDecimal amount, BigDecimal rate, boolean included) {
        return round(amount.multiply(rate), included ? HUNDRED.add(rate) : HUNDRED);
    }

    private static BigDecimal off(JsonNode discount, BigDecimal base) {
        return switch (discount.path("kind").asString()) {
            case "percent" ->
                round(base.multiply(new BigDecimal(discount.path("percent").asString())), HUNDRED);
            case "amount" -> new BigDecimal(discount.at("/amount/amount").asString()).min(base);
            default -> BigDecimal.ZERO;
        };
    }

    private static BigDecimal sum(BigDecimal[] amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            sum = sum.add(amount);
        }
        return sum;
    }

    /** Whole cents by weight, and those left over where most was cut off. */
    private static void share(BigDecimal[] left, BigDecimal amount) {
        BigDecimal whole = sum(left);
        if (whole.signum() == 0) {
            return;
        }
        long cents = amount.movePointRight(2).longValueExact();
        long[] shares = new long[left.length];
        Map<Integer, BigDecimal> rest = new HashMap<>();
        long given = 0;
        for (int i = 0; i < left.length; i++) {
            BigDecimal exact = left[i].multiply(BigDecimal.valueOf(cents)).divide(whole, 30, RoundingMode.DOWN);
            shares[i] = exact.setScale(0, RoundingMode.DOWN).longValueExact();
            rest.put(i, exact.subtract(BigDecimal.valueOf(shares[i])));
            given += shares[i];
        }
        List<Integer> byRest = IntStream.range(0, left.length)
                .boxed()
                .sorted(Comparator.<Integer, BigDecimal>comparing(rest::get).reversed())
                .toList();
        for (int i = 0; given < cents; i++, given++) {
            shares[byRest.get(i)]++;
        }
        for (int i = 0; i < left.length; i++) {
            left[i] = left[i].subtract(BigDecimal.valueOf(shares[i], 2));
        }
    }
}
