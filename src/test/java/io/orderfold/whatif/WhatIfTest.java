package io.orderfold.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.command.OrderCommand.RecordHistoricalOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The orders of a period, reckoned once more: against what they were, and against a reckoning of this test's own. */
class WhatIfTest extends RunningShopTest {

    private static final String SINCE = "2020-01-01T00:00:00Z";
    private static final String NEVER = "2999-01-01T00:00:00Z";

    @Autowired
    private CommandGateway commands;

    private String customer;
    private List<String> skus;

    @BeforeEach
    void aShopWithTaxesAndParcels() {
        customer = shop.customer();
        skus = List.of(shop.product("10.00", 500), shop.product("3.33", 500), shop.product("0.07", 500));
        for (String[] taxed : new String[][] {{"MT", "19", "false"}, {"LU", "17", "true"}}) {
            shop.call("PUT", "/api/tax-regions/" + taxed[0] + "/rates/standard", """
                            {"percent": "%s", "validFrom": "2021-01-01"}""".formatted(taxed[1]), Map.of())
                    .ok();
            shop.call(
                            "PUT",
                            "/api/tax-regions/" + taxed[0] + "/prices-include-tax",
                            "{\"included\": " + taxed[2] + "}",
                            Map.of())
                    .ok();
        }
        shop.call("PUT", "/api/shipping-methods/what-if", """
                        {"name": "Parcel", "prices": [{"price": {"amount": "4.90", "currency": "EUR"},
                         "freeFrom": {"amount": "50.00", "currency": "EUR"}}]}""", Map.of()).ok();
    }

    private void put(String path, String body) {
        shop.call("PUT", path, body, Map.of()).ok();
    }

    private static String country(String code) {
        return "{\"line1\": \"1 Street\", \"city\": \"Town\", \"country\": \"" + code + "\"}";
    }

    private String coupon(String percent, boolean combinable) {
        String code = "WI-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        shop.post("/api/coupons", """
                        {"code": "%s", "name": "Off", "discount": {"kind": "percent", "percent": "%s"}, "combinable": %s}""".formatted(code, percent, combinable)).ok();
        return code;
    }

    /** Orders of every kind, by chance: taxed and not, sent and not, with coupons, by hand, offered, edited, undone. */
    private List<String> orders(long seed, int count) {
        Random chance = new Random(seed);
        String beside = coupon("10", true);
        String alone = coupon("20", false);
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String order = shop.draft(customer, skus.get(chance.nextInt(3)), 1 + chance.nextInt(7));
            String path = "/api/orders/" + order;
            for (int more = chance.nextInt(3); more > 0; more--) {
                shop.post(
                                path + "/lines",
                                "{\"sku\": \"%s\", \"quantity\": %d}"
                                        .formatted(skus.get(chance.nextInt(3)), 1 + chance.nextInt(9)))
                        .ok();
            }
            if (chance.nextInt(4) > 0) {
                put(
                        path + "/shipping-address",
                        country(List.of("MT", "LU", "FR").get(chance.nextInt(3))));
            }
            if (chance.nextInt(3) > 0) {
                put(path + "/shipping-method", "{\"code\": \"what-if\"}");
            }
            switch (chance.nextInt(7)) {
                case 0 ->
                    shop.post(path + "/coupons", "{\"code\": \"" + beside + "\"}")
                            .ok();
                case 1 ->
                    shop.post(path + "/coupons", "{\"code\": \"" + alone + "\"}")
                            .ok();
                case 2 -> shop.post(path + "/discounts", """
                            {"discount": {"kind": "amount", "amount": {"amount": "2.50", "currency": "EUR"}},
                             "reason": "late"}""").ok();
                case 3 -> shop.post(path + "/discounts", """
                            {"lineId": "1", "discount": {"kind": "percent", "percent": "12.5"}, "reason": "scratched"}""").ok();
                case 4 -> put(path + "/lines/1/price", """
                            {"unitPrice": {"amount": "7.77", "currency": "EUR"}, "reason": "agreed"}""");
                case 5 -> {
                    shop.post(
                                    path + "/discounts",
                                    "{\"discount\": {\"kind\": \"free-shipping\"}, \"reason\": \"kind\"}")
                            .ok();
                    shop.post(path + "/undo", "{\"reason\": \"not so kind\"}").ok();
                }
                default -> {}
            }
            if (chance.nextInt(5) == 0) {
                shop.post(path + "/quote", "{\"validUntil\": \"" + Instant.now().plusSeconds(3_600) + "\"}")
                        .ok();
                shop.post(path + "/quote/accept").ok();
            } else {
                shop.post(path + "/place").ok();
            }
            orders.add(order);
        }
        return orders;
    }

    private String scenario(String what) {
        return "{\"from\": \"%s\", \"to\": \"%s\", \"customerId\": \"%s\"%s}".formatted(SINCE, NEVER, customer, what);
    }

    private JsonNode asked(String body) {
        Answer answer = shop.post("/api/what-ifs", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/api/what-ifs/" + id(answer.json()));
        return answer.json();
    }

    private static String id(JsonNode whatIf) {
        return whatIf.path("whatIfId").asString();
    }

    private JsonNode done(String body) {
        return over(id(asked(body)), "done");
    }

    private JsonNode over(String id, String state) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> shop.get("/api/what-ifs/" + id).ok(),
                        whatIf -> whatIf.path("state").asString().equals(state));
    }

    private Map<String, JsonNode> reckoned(JsonNode whatIf) {
        Map<String, JsonNode> orders = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = shop.get("/api/what-ifs/" + id(whatIf) + "/orders?limit=7" + cursor)
                    .ok();
            page.path("items").forEach(order -> orders.put(order.path("orderId").asString(), order));
            cursor = page.path("nextCursor").isString()
                    ? "&cursor=" + page.path("nextCursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        return orders;
    }

    private static String amount(JsonNode node, String path) {
        return node.at(path + "/amount").asString();
    }

    @Test
    void isWhatItWasWhereNothingIsDifferent() {
        List<String> orders = orders(7, 24);
        // Whatever is set afterwards is none of theirs.
        put("/api/tax-regions/MT/rates/standard", "{\"percent\": \"5\", \"validFrom\": \"2021-01-01\"}");
        put("/api/tax-regions/LU/prices-include-tax", "{\"included\": false}");
        put("/api/shipping-methods/what-if", """
                {"name": "Parcel", "prices": [{"price": {"amount": "99.00", "currency": "EUR"}}]}""");

        JsonNode whatIf = done(scenario(""));

        Map<String, JsonNode> reckoned = reckoned(whatIf);
        assertThat(reckoned.keySet()).containsExactlyInAnyOrderElementsOf(orders);
        for (String order : orders) {
            JsonNode view = shop.order(order);
            JsonNode then = reckoned.get(order);
            for (String part : List.of("subtotal", "discount", "tax", "shipping", "total")) {
                assertThat(amount(then, "/before/" + part))
                        .as(part + " of " + view)
                        .isEqualTo(amount(view, "/" + part));
                assertThat(amount(then, "/after/" + part))
                        .as(part + " of " + view)
                        .isEqualTo(amount(view, "/" + part));
            }
            assertThat(amount(then, "/difference")).isEqualTo("0.00");
        }
        assertThat(whatIf.path("totals").size()).isEqualTo(1);
        assertThat(whatIf.at("/totals/0/orders").asInt()).isEqualTo(orders.size());
        assertThat(whatIf.at("/totals/0/changed").asInt()).isZero();
        assertThat(whatIf.path("gains").size() + whatIf.path("losses").size()).isZero();
    }

    @Test
    void comesToWhatTheRulesSayFromTheRawEvents() {
        List<String> orders = orders(11, 30);
        JsonNode whatIf = done(scenario("""
                , "prices": [{"sku": "%s", "unitPrice": {"amount": "12.34", "currency": "EUR"}}],
                  "priceChanges": [{"percent": "7.5"}, {"sku": "%s", "percent": "-50"}],
                  "promotion": {"name": "Spring", "discount": {"kind": "percent", "percent": "5"},
                                "minimum": {"amount": "20.00", "currency": "EUR"}, "combinable": true}""".formatted(skus.get(0), skus.get(2))));
        Map<String, JsonNode> reckoned = reckoned(whatIf);

        OwnReckoning own = new OwnReckoning(
                writeJdbc,
                Map.of(
                        skus.get(0),
                        price -> Money.of("12.34", "EUR").amount(),
                        skus.get(2),
                        OwnReckoning.percent("-50")),
                OwnReckoning.percent("7.5"),
                "5",
                "20.00");
        int promoted = 0;
        Money sum = Money.zero(Money.currency("EUR"));
        for (String order : orders) {
            JsonNode then = reckoned.get(order);
            OwnReckoning.Result result = own.of(order);
            assertThat(amount(then, "/after/total"))
                    .as(then.toString())
                    .isEqualTo(result.total().toPlainString());
            assertThat(amount(then, "/after/tax"))
                    .as(then.toString())
                    .isEqualTo(result.tax().toPlainString());
            assertThat(amount(then, "/after/discount"))
                    .as(then.toString())
                    .isEqualTo(result.discount().toPlainString());
            assertThat(then.path("promoted").asBoolean()).as(then.toString()).isEqualTo(result.promoted());
            promoted += result.promoted() ? 1 : 0;
            sum = sum.plus(new Money(result.total(), Money.currency("EUR")));
        }
        assertThat(promoted).isBetween(3, orders.size() - 3);
        assertThat(amount(whatIf, "/totals/0/after/total"))
                .isEqualTo(sum.amount().toPlainString());
        assertThat(whatIf.at("/totals/0/changed").asInt()).isGreaterThan(10);
        assertThat(amount(whatIf, "/gains/0/difference")).doesNotStartWith("-");
        assertThat(amount(whatIf, "/losses/0/difference")).startsWith("-");
    }

    @Test
    void writesNothingToTheLogAndChangesNoOrder() {
        List<String> orders = orders(3, 4);
        long events = eventsAtRest();
        JsonNode whatIf = done(scenario(", \"priceChanges\": [{\"percent\": \"50\"}]"));
        assertThat(whatIf.at("/totals/0/changed").asInt()).isEqualTo(orders.size());
        assertThat(events()).isEqualTo(events);
    }

    private long events() {
        return store.createHeadToken().position().orElse(-1);
    }

    private long eventsAtRest() {
        long[] before = {-2};
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(60))
                .until(this::events, now -> {
                    boolean same = now == before[0];
                    before[0] = now;
                    return same;
                });
    }

    @Test
    void sumsUpCancelledOrdersApart() {
        String kept = shop.placed(customer, skus.get(0), 2);
        String gone = shop.placed(customer, skus.get(0), 3);
        shop.post("/api/orders/" + gone + "/cancel", "{\"reason\": \"no more\"}")
                .ok();
        JsonNode whatIf = done(scenario(", \"priceChanges\": [{\"percent\": \"10\"}]"));
        assertThat(whatIf.path("totals").size()).isEqualTo(2);
        assertThat(whatIf.at("/totals/0/cancelled").asBoolean()).isFalse();
        assertThat(amount(whatIf, "/totals/0/difference")).isEqualTo("2.00");
        assertThat(whatIf.at("/totals/1/cancelled").asBoolean()).isTrue();
        assertThat(amount(whatIf, "/totals/1/difference")).isEqualTo("3.00");
        assertThat(whatIf.path("gains").size()).isEqualTo(1);
        assertThat(whatIf.at("/gains/0/orderId").asString()).isEqualTo(kept);
    }

    @Test
    void takesThePeriodTheProductAndTheCurrency() {
        String order = shop.placed(customer, skus.get(0), 2);
        shop.placed(customer, skus.get(1), 2);
        Instant placedAt = Instant.parse(shop.order(order).path("placedAt").asString());
        String product = ", \"sku\": \"" + skus.get(0) + "\"";
        assertThat(reckoned(done(scenario(product))).keySet()).containsExactly(order);
        assertThat(reckoned(done(scenario(", \"currency\": \"USD\"")))).isEmpty();
        String until = "{\"from\": \"%s\", \"to\": \"%s\", \"customerId\": \"%s\"}";
        assertThat(reckoned(done(until.formatted(SINCE, placedAt, customer)))).isEmpty();
        assertThat(reckoned(done(until.formatted(placedAt, placedAt.plusMillis(1), customer)))
                        .keySet())
                .containsExactly(order);
    }

    @Test
    void keepsWhatWasGivenByHandAndGivesNoPromotionBesideWhatStandsAlone() {
        String agreed = shop.draft(customer, skus.get(0), 2);
        put("/api/orders/" + agreed + "/lines/1/price", """
                {"unitPrice": {"amount": "7.77", "currency": "EUR"}, "reason": "agreed"}""");
        shop.post("/api/orders/" + agreed + "/place").ok();
        String alone = shop.draft(customer, skus.get(0), 2);
        shop.post("/api/orders/" + alone + "/coupons", "{\"code\": \"" + coupon("20", false) + "\"}")
                .ok();
        shop.post("/api/orders/" + alone + "/place").ok();

        Map<String, JsonNode> reckoned = reckoned(done(scenario("""
                , "prices": [{"sku": "%s", "unitPrice": {"amount": "100.00", "currency": "EUR"}}],
                  "promotion": {"name": "All", "discount": {"kind": "amount", "amount": {"amount": "5.00", "currency": "EUR"}}}""".formatted(skus.get(0)))));

        assertThat(reckoned.get(agreed).path("pricedByHand").asBoolean()).isTrue();
        assertThat(amount(reckoned.get(agreed), "/after/subtotal")).isEqualTo("15.54");
        assertThat(amount(reckoned.get(agreed), "/after/total")).isEqualTo("10.54");
        assertThat(reckoned.get(alone).path("promoted").asBoolean()).isFalse();
        assertThat(amount(reckoned.get(alone), "/after/total")).isEqualTo("160.00");
    }

    @Test
    void reckonsWithOtherTaxesAndPricesForSending() {
        String order = shop.draft(customer, skus.get(0), 2);
        put("/api/orders/" + order + "/shipping-address", country("MT"));
        put("/api/orders/" + order + "/shipping-method", "{\"code\": \"what-if\"}");
        shop.post("/api/orders/" + order + "/place").ok();
        JsonNode then = reckoned(done(scenario("""
                , "taxRates": [{"region": "MT", "category": "standard", "percent": "10"}],
                  "shippingPrices": [{"method": "what-if", "price": {"price": {"amount": "6.00", "currency": "EUR"}}}]"""))).get(order);
        assertThat(amount(then, "/before/total")).isEqualTo("29.63");
        assertThat(amount(then, "/after/shipping")).isEqualTo("6.00");
        assertThat(amount(then, "/after/tax")).isEqualTo("2.60");
        assertThat(amount(then, "/after/total")).isEqualTo("28.60");
    }

    @Test
    void reckonsHistoryWithoutTaxesAndSending() {
        OrderId order = OrderId.random();
        commands.sendAndWait(new RecordHistoricalOrder(
                order,
                "536365",
                new CustomerId(customer),
                Money.currency("GBP"),
                List.of(new OrderLine(
                        LineId.of(1), new Sku(skus.get(0)), "A thing", 6, Money.of("2.55", "GBP"), "standard", false)),
                "GB",
                Instant.parse("2011-12-01T08:26:00Z")));
        JsonNode whatIf = done("""
                {"from": "2011-12-01T00:00:00Z", "to": "2011-12-02T00:00:00Z", "customerId": "%s",
                 "priceChanges": [{"percent": "10"}]}""".formatted(customer));
        JsonNode then = reckoned(whatIf).get(order.toString());
        assertThat(then.path("history").asBoolean()).isTrue();
        assertThat(amount(then, "/before/total")).isEqualTo("15.30");
        assertThat(amount(then, "/after/total")).isEqualTo("16.86");
        assertThat(whatIf.at("/totals/0/currency").asString()).isEqualTo("GBP");
    }

    @Test
    void isReadAsATable() {
        String order = shop.placed(customer, skus.get(0), 2);
        shop.placed(customer, skus.get(1), 1);
        String id = id(done(scenario(
                ", \"prices\": [{\"sku\": \"%s\", \"unitPrice\": {\"amount\": \"9.00\", \"currency\": \"EUR\"}}]"
                        .formatted(skus.get(0)))));
        Answer answer = shop.get("/api/what-ifs/" + id + "/orders.csv");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        List<String> rows = answer.response().body().lines().toList();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).startsWith("orderNumber,orderId,customerId,placedAt,currency,");
        assertThat(rows.get(1)).contains(order).endsWith(",20.00,18.00,0.00,0.00,0.00,18.00,-2.00");
        assertThat(shop.get("/api/what-ifs/" + id + "/orders.csv?changed=true")
                        .response()
                        .body()
                        .lines())
                .hasSize(2);
        assertThat(shop.get("/api/what-ifs/" + id + "/orders?changed=true")
                        .ok()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void goesOnWhereItWasBrokenOff() {
        List<String> orders = orders(5, 6);
        String id = id(done(scenario(", \"priceChanges\": [{\"percent\": \"3\"}]")));
        JsonNode before = shop.get("/api/what-ifs/" + id).ok();
        // As a node leaves it that dies after the third order, its lease over.
        Long position = writeJdbc.queryForObject(
                "select e.global_index from events e join what_if_orders o on o.order_id = e.aggregate_id"
                        + " where o.what_if_id = ? and o.order_no = 3 and e.event_type like '%.OrderPlaced'",
                Long.class, id);
        writeJdbc.update("delete from what_if_orders where what_if_id = ? and order_no > 3", id);
        writeJdbc.update(
                "insert into job_leases (job, held_by, held_until) values (?, 'who died', ?)",
                "what-if:" + id,
                OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1));
        writeJdbc.update(
                "update what_ifs set position = ?, order_count = 3, run_state = 'running' where what_if_id = ?",
                position,
                id);

        JsonNode after = over(id, "done");

        assertThat(after.path("totals")).isEqualTo(before.path("totals"));
        assertThat(after.at("/progress/orders").asInt()).isEqualTo(orders.size());
        assertThat(reckoned(after).keySet()).containsExactlyInAnyOrderElementsOf(orders);
    }

    @Test
    void saysWhyItCameToNothing() {
        shop.placed(customer, skus.get(0), 2);
        JsonNode failed = over(id(asked(scenario("""
                        , "prices": [{"sku": "%s", "unitPrice": {"amount": "900000000000000000", "currency": "EUR"}}]""".formatted(skus.get(0))))), "failed");
        assertThat(failed.at("/failure/code").asString()).isEqualTo("amount-too-large");
        assertThat(failed.at("/failure/detail").asString()).isNotBlank();
    }

    @Test
    void isCancelledListedAndForgotten() {
        String id = id(asked(scenario("")));
        JsonNode cancelled = shop.post("/api/what-ifs/" + id + "/cancel").ok();
        assertThat(cancelled.path("state").asString()).isIn("cancelled", "done");
        assertThat(cancelled.path("finishedAt").asString()).isNotBlank();
        List<String> listed = new ArrayList<>();
        shop.get("/api/what-ifs").ok().path("items").forEach(whatIf -> listed.add(id(whatIf)));
        assertThat(listed).contains(id);

        writeJdbc.update(
                "update what_ifs set expires_at = ? where what_if_id = ?",
                OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1),
                id);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> shop.get("/api/what-ifs/" + id).status() == 404);
        shop.get("/api/what-ifs/" + id).refused(404, "what-if-not-found");
    }

    @Test
    void refusesWhatMakesNoSense() {
        shop.post("/api/what-ifs", "{}").refused(400, "field-missing");
        shop.post("/api/what-ifs", "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(NEVER, SINCE))
                .refused(400, "period-empty");
        shop.post("/api/what-ifs", scenario(", \"priceChanges\": [{\"percent\": \"-101\"}]"))
                .refused(400, "percent-out-of-range");
        shop.post("/api/what-ifs", scenario(", \"priceChanges\": [{\"percent\": \"1\"}, {\"percent\": \"2\"}]"))
                .refused(400, "named-twice");
        shop.post("/api/what-ifs", scenario(", \"promotion\": {\"name\": \"x\"}"))
                .refused(400, "field-missing");
        shop.post("/api/what-ifs", scenario(", \"currency\": \"EURO\"")).refused(400, "unknown-currency");
        shop.post("/api/what-ifs?dryRun=true", scenario("")).refused(400, "dry-run-not-supported");
        shop.post("/api/what-ifs/" + UUID.randomUUID() + "/cancel").refused(404, "what-if-not-found");
        shop.get("/api/what-ifs/none").refused(404, "what-if-not-found");
        shop.get("/api/what-ifs/" + UUID.randomUUID() + "/orders").refused(404, "what-if-not-found");
    }
}
