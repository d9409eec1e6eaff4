package io.orderfold.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.kernel.web.WouldHappen;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Commands by chance, sensible ones and others, each asked about first and sent then: the same events, the same order, or
 * the same refusal; and the log has nothing new in between.
 */
class DryRunByChanceTest extends RunningShopTest {

    private static final Pattern INSTANT = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)\"");
    private static final Pattern ID =
            Pattern.compile("(?<!SKU-)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    @Autowired
    private JsonMapper web;

    private String customer;
    private List<String> skus;
    private String coupon;
    private String order;
    private Random chance;

    /** A request that may or may not make sense. */
    private record Call(String method, String path, String body) {

        /** The path without ids. */
        String kind() {
            return method + " /"
                    + path.substring(Math.min(1, path.length())).replaceAll("/(\\d+|tag-\\d|CHANCE-.*)(?=/|$)", "");
        }
    }

    /** What was done, and what was refused, by all orders together. */
    private static final Map<Boolean, Set<String>> SEEN = Map.of(true, new TreeSet<>(), false, new TreeSet<>());

    @AfterAll
    static void wentThroughAlmostEverything() {
        assertThat(SEEN.get(true))
                .as("what was done")
                .contains(
                        "POST /",
                        "POST /lines",
                        "PATCH /lines",
                        "POST /coupons",
                        "POST /undo",
                        "POST /redo",
                        "POST /quote")
                .hasSizeGreaterThan(24);
        assertThat(SEEN.get(false)).as("what was refused").hasSizeGreaterThan(24);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5})
    void comesTrueOnceItIsForReal(long seed) {
        chance = new Random(seed);
        customer = shop.customer();
        skus = List.of(shop.product("10.00", 90), shop.product("3.30", 90), shop.product("0.10", 90));
        coupon = "CHANCE-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        shop.post("/api/coupons", """
                {"code": "%s", "name": "A tenth", "discount": {"kind": "percent", "percent": "10"}}""".formatted(coupon)).ok();
        order = UUID.randomUUID().toString();
        both(drafting());
        byChance(30, true);
        JsonNode draft = shop.order(order);
        if (draft.path("lines").isEmpty() && !draft.has("quote")) {
            both(new Call("POST", "/lines", "{\"sku\": \"" + skus.get(0) + "\", \"quantity\": 3}"));
        }
        both(new Call("POST", draft.has("quote") ? "/quote/accept" : "/place", null));
        byChance(25, false);
        sendEverything();
        shop.order(order).path("lines").forEach(line -> {
            if (line.path("shipped").asInt() > 0) {
                both(new Call(
                        "POST", "/returns", """
                        {"lines": [{"lineId": "%s", "quantity": 1, "reason": "UNWANTED"}]}""".formatted(line.path("lineId").asString())));
            }
        });
        byChance(20, false);
        both(new Call("PUT", "/archive", null));
    }

    private void byChance(int times, boolean drafting) {
        for (int i = 0; i < times; i++) {
            // Now and then something that is out of place.
            both(next(shop.order(order), drafting == (chance.nextInt(5) > 0)));
        }
    }

    /** Whatever is in a parcel leaves; where the order is held, or waits for money, nothing does. */
    private void sendEverything() {
        shop.shipments(order).forEach(shipment -> {
            String path = "/api/shipments/" + shipment.path("shipmentId").asString();
            shop.post(path + "/pack");
            shop.post(path + "/dispatch", "{\"carrier\": \"DHL\"}");
        });
    }

    private Call drafting() {
        return new Call("POST", "", """
                {"orderId": "%s", "customerId": "%s", "currency": "EUR", "lines": [
                 {"sku": "%s", "quantity": 2}, {"sku": "%s", "quantity": 3}]}""".formatted(order, customer, skus.get(0), skus.get(1)));
    }

    private Call next(JsonNode view, boolean drafting) {
        int a = chance.nextInt(6);
        int b = chance.nextInt(8);
        String line = "/lines/" + (1 + a % 3);
        String edit = "/edits/" + view.at("/edit/editId").asString(String.valueOf(1 + a % 3));
        String why = "\"reason\": \"chance\"";
        String pieces = "\"lines\": [{\"lineId\": \"%d\", \"quantity\": %d".formatted(1 + a % 2, 1 + b % 3);
        String soon = Instant.now().plus(Duration.ofDays(b - 1)).toString();
        List<Call> calls = drafting
                ? List.of(
                        drafting(),
                        new Call("POST", "/lines", "{\"sku\": \"%s\", \"quantity\": %d}".formatted(skus.get(a % 3), b)),
                        new Call("PATCH", line, "{\"quantity\": " + b + "}"),
                        new Call("PATCH", line, "{\"quantity\": " + (b + a) + "}"),
                        new Call("DELETE", line, null),
                        new Call("PUT", line + "/price", """
                                {"unitPrice": {"amount": "%d.01", "currency": "EUR"}, %s}""".formatted(b - 1, why)),
                        new Call("PUT", "/shipping-address", """
                                {"line1": "1 Street", "city": "Town", "country": "%s"}""".formatted(
                                        List.of("DE", "MT", "XX").get(a % 3))),
                        new Call("POST", "/discounts", """
                                {"discount": {"kind": "percent", "percent": "%d"}, %s}""".formatted(b, why)),
                        new Call("DELETE", "/discounts/" + (1 + a % 3), null),
                        new Call("POST", "/coupons", "{\"code\": \"" + coupon + "\"}"),
                        new Call("DELETE", "/coupons/" + coupon, null),
                        new Call("POST", "/undo", "{" + why + "}"),
                        new Call("POST", "/redo", "{" + why + "}"),
                        new Call("POST", "/undo", "{" + why + "}"),
                        new Call("POST", "/redo", "{" + why + "}"),
                        new Call("POST", "/quote", "{\"validUntil\": \"" + soon + "\"}"),
                        new Call("PUT", "/quote", "{\"validUntil\": \"" + soon + "\", " + why + "}"),
                        new Call("DELETE", "/quote", null),
                        new Call("DELETE", "/quote", null),
                        new Call("PUT", "/reservation", "{\"until\": \"" + soon + "\"}"),
                        new Call("DELETE", "/reservation", null))
                : List.of(
                        new Call("PUT", "/tags/tag-" + a % 2, null),
                        new Call("DELETE", "/tags/tag-" + a % 2, null),
                        new Call("POST", "/notes", "{\"text\": \"chance " + b + "\"}"),
                        new Call("DELETE", "/notes/" + (1 + a % 3), null),
                        new Call("POST", "/undo", "{" + why + "}"),
                        new Call("POST", "/redo", "{" + why + "}"),
                        new Call(
                                "POST",
                                "/hold",
                                "{\"kind\": \"%s\", %s}".formatted(a % 2 == 0 ? "fraud" : "address", why)),
                        new Call("POST", "/release", "{\"kind\": \"fraud\"}"),
                        new Call("POST", "/release", "{\"kind\": \"address\"}"),
                        new Call("PUT", "/holds/fraud/review", "{\"reviewBy\": \"" + soon + "\", " + why + "}"),
                        new Call("PUT", "/priority", "{\"priority\": " + (b + 3) + ", " + why + "}"),
                        new Call("POST", "/edits", """
                                {%s, "changes": [{"kind": "add", "sku": "%s", "quantity": %d}]}""".formatted(why, skus.get(a % 3), b)),
                        new Call("POST", edit + "/confirm", null),
                        new Call("POST", edit + "/confirm", null),
                        new Call("DELETE", edit, null),
                        new Call("POST", "/cancel-lines", "{" + pieces + "}], " + why + "}"),
                        new Call("PUT", "/credit", "{" + why + "}"),
                        new Call("POST", "/refunds", "{" + pieces + "}], " + why + "}"),
                        new Call("POST", "/payments", null),
                        new Call("POST", "/shipments", "{" + pieces + "}]}"),
                        new Call("POST", "/returns", "{" + pieces + ", \"reason\": \"UNWANTED\"}]}"),
                        new Call("PUT", "/return-window", "{\"until\": \"" + soon + "\", " + why + "}"),
                        new Call("PUT", "/time-to-pay", "{\"payBy\": \"" + soon + "\", " + why + "}"),
                        new Call("PUT", "/archive", null),
                        new Call("POST", b == 0 ? "/complete" : "/place", null));
        return calls.get(chance.nextInt(calls.size()));
    }

    /** Once for show and once for real; again where a process of the shop came in between. */
    private void both(Call call) {
        for (int run = 0; run < 40; run++) {
            Optional<Long> version = store.lastSequenceNumberFor(order);
            Map<String, String> ifMatch =
                    version.map(at -> Map.of("If-Match", "\"" + at + "\"")).orElse(Map.of());
            String path = call.path().isEmpty() ? "/api/orders" : "/api/orders/" + order + call.path();
            String request = "dry-" + UUID.randomUUID();
            Map<String, String> named = new HashMap<>(ifMatch);
            named.put("X-Request-Id", request);
            TrackingToken head = store.createHeadToken();
            Answer dry = shop.call(call.method(), path + "?dryRun=true", call.body(), named);
            assertNothingIsNew(head, request);
            if (!version.equals(store.lastSequenceNumberFor(order))) {
                continue;
            }
            Answer real = shop.call(call.method(), path, call.body(), ifMatch);
            if (real.status() == 412 && dry.status() != 412) {
                continue;
            }
            compare(call, version, dry, real);
            SEEN.get(dry.status() == 200).add(call.kind());
            return;
        }
        throw new AssertionError("The shop is never at rest for " + call);
    }

    /** The head stands still; or, where the shop works on something else meanwhile, nothing is of this request. */
    private void assertNothingIsNew(TrackingToken head, String request) {
        if (head.equals(store.createHeadToken())) {
            return;
        }
        try (var since = store.openStream(head)) {
            while (since.hasNextAvailable()) {
                TrackedEventMessage<?> event = since.nextAvailable();
                assertThat(event.getMetaData().get(Metadata.REQUEST_ID)).isNotEqualTo(request);
                assertThat(String.valueOf(event.getMetaData().get(Metadata.ACTOR)))
                        .doesNotStartWith("user:");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void compare(Call call, Optional<Long> version, Answer dry, Answer real) {
        if (dry.status() != 200) {
            assertThat(dry.status()).as(call + ": " + dry.response().body()).isEqualTo(real.status());
            assertThat(timeless(dry.json())).as(call.toString()).isEqualTo(timeless(real.json()));
            return;
        }
        JsonNode then = real.ok();
        JsonNode dryRun = dry.json();
        assertThat(dryRun.has("version") ? Optional.of(dryRun.path("version").asLong()) : Optional.empty())
                .as(call.toString())
                .isEqualTo(version);
        List<String> would = new ArrayList<>();
        dryRun.path("events").forEach(event -> {
            if (event.path("stream").asString().equals(order)) {
                would.add(timeless(event));
            }
        });
        long after = dryRun.at("/order/version").asLong();
        assertThat(after).isEqualTo(version.orElse(-1L) + would.size());
        List<String> did = new ArrayList<>();
        store.readEvents(order, version.orElse(-1L) + 1)
                .asStream()
                .filter(event -> event.getSequenceNumber() <= after)
                .forEach(event -> did.add(timeless(web.valueToTree(told(event)))));
        assertThat(would).as(call.toString()).isEqualTo(did);
        if (then.path("version").asLong() > after) {
            // The answer is the newest order there is: a process of the shop went on before it was given.
            assertThat(store.readEvents(order, after + 1).asStream())
                    .as(call + " recorded more than the dry run told of")
                    .noneMatch(event -> String.valueOf(event.getMetaData().get(Metadata.ACTOR))
                            .startsWith("user:"));
            return;
        }
        String answer = dryRun.has("answer") ? timeless(dryRun.path("answer")) : timeless(dryRun.path("order"));
        assertThat(answer).as(call.toString()).isEqualTo(timeless(then));
    }

    private static WouldHappen told(DomainEventMessage<?> event) {
        return WouldHappen.of(event);
    }

    /** As text, without what is another one each time: the time of day, ids made by chance, the number of an order. */
    private String timeless(JsonNode json) {
        Matcher instants = INSTANT.matcher(json.toString());
        String text = instants.replaceAll(found -> isNow(found.group(1)) ? "\"now\"" : found.group());
        text = ID.matcher(text).replaceAll(found -> found.group().equals(order) ? found.group() : "id");
        return text.replaceAll("\"orderNumber\":\"[^\"]*\"", "\"orderNumber\":\"\"");
    }

    private static boolean isNow(String text) {
        try {
            return Duration.between(Instant.parse(text), Instant.now()).abs().compareTo(Duration.ofMinutes(5)) < 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
