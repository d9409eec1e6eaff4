package io.orderfold.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop;
import io.orderfold.TestShop.Answer;
import io.orderfold.kernel.web.DryRunnable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a command would do, said without doing it. */
class DryRunTest extends RunningShopTest {

    private static final List<String> WRITTEN = List.of(
            "events",
            "snapshots",
            "idempotent_requests",
            "scheduled_tasks",
            "coupon_uses",
            "short_orders",
            "saga_state",
            "dead_letters");

    @LocalServerPort
    private int port;

    /** How many rows there are of what commands may write, and the log's head. */
    private Map<String, Object> everything() {
        Map<String, Object> everything = new TreeMap<>();
        WRITTEN.forEach(
                table -> everything.put(table, writeJdbc.queryForObject("select count(*) from " + table, Long.class)));
        everything.put("head", store.createHeadToken().position().orElse(-1));
        everything.put(
                "claims",
                writeJdbc.queryForList("select task_name, execution_time from scheduled_tasks"
                        + " where task_name like '%eadline%' order by task_instance"));
        return everything;
    }

    /** Once nothing follows any more from what was done before. */
    private Map<String, Object> everythingAtRest() {
        Map<String, Object> before = new TreeMap<>();
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(400))
                .atMost(Duration.ofSeconds(60))
                .until(this::everything, now -> {
                    boolean same = now.equals(before);
                    before.clear();
                    before.putAll(now);
                    return same;
                });
    }

    private Answer dry(String method, String path, String body) {
        return shop.call(method, path + "?dryRun=true", body, Map.of());
    }

    private static List<String> events(JsonNode dryRun) {
        List<String> events = new ArrayList<>();
        dryRun.path("events").forEach(event -> events.add(event.path("event").asString()));
        return events;
    }

    private static String reason(String text) {
        return "{\"reason\": \"" + text + "\"}";
    }

    @Test
    void saysWhatPlacingWouldDoAndDoesNothing() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 9), 2);
        Map<String, Object> before = everythingAtRest();

        Answer answer = dry("POST", "/api/orders/" + order + "/place", null);

        assertThat(everything()).isEqualTo(before);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(DryRunnable.MEDIA_TYPE);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        JsonNode dryRun = answer.json();
        assertThat(dryRun.propertyNames()).containsExactlyInAnyOrder("version", "events", "order");
        assertThat(dryRun.path("version").asLong()).isZero();
        assertThat(events(dryRun)).containsExactly("OrderPlaced");
        JsonNode event = dryRun.at("/events/0");
        assertThat(event.path("aggregate").asString()).isEqualTo("Order");
        assertThat(event.path("stream").asString()).isEqualTo(order);
        assertThat(event.path("version").asLong()).isEqualTo(1);
        assertThat(event.at("/data/total/amount").asString()).isEqualTo("20.00");
        assertThat(dryRun.at("/order/status").asString()).isEqualTo("PLACED");
        assertThat(dryRun.at("/order/version").asLong()).isEqualTo(1);
        JsonNode asItIs = shop.order(order);
        assertThat(asItIs.path("status").asString()).isEqualTo("DRAFT");
        assertThat(asItIs.path("version").asLong()).isZero();

        JsonNode placed = shop.post("/api/orders/" + order + "/place").ok();
        assertThat(placed.path("status").asString()).isEqualTo("PLACED");
        assertThat(placed.path("lines")).isEqualTo(dryRun.at("/order/lines"));
    }

    @Test
    void saysWhatAnOrderWouldCostWithoutStartingIt() {
        String customer = shop.customer();
        String sku = shop.product("10.00", 9);
        String id = UUID.randomUUID().toString();
        String body = "{\"orderId\": \"" + id + "\", "
                + TestShop.draftBody(customer, sku, 3).substring(1);
        long first = Long.parseLong(shop.post("/api/orders", TestShop.draftBody(customer, sku, 1))
                .ok()
                .path("orderNumber")
                .asString());
        Map<String, Object> before = everythingAtRest();

        Answer answer = dry("POST", "/api/orders", body);

        assertThat(everything()).isEqualTo(before);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Location")).isNull();
        assertThat(answer.header("ETag")).isNull();
        JsonNode dryRun = answer.json();
        assertThat(dryRun.has("version")).isFalse();
        assertThat(events(dryRun)).containsExactly("OrderDrafted");
        assertThat(dryRun.at("/order/total/amount").asString()).isEqualTo("30.00");
        assertThat(dryRun.at("/order/orderNumber").asString()).isEqualTo("-");
        shop.get("/api/orders/" + id).refused(404, "order-not-found");

        JsonNode real = shop.post("/api/orders", body).ok();
        assertThat(real.path("orderId").asString()).isEqualTo(id);
        assertThat(Long.parseLong(real.path("orderNumber").asString()))
                .as("no number was drawn for what was not to be")
                .isEqualTo(first + 1);
        JsonNode again = dry("POST", "/api/orders", body).ok();
        assertThat(again.path("version").asLong()).isZero();
        assertThat(events(again)).isEmpty();
    }

    @Test
    void usesUpNoCoupon() {
        String code = "DRY-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        shop.post("/api/coupons", """
                {"code": "%s", "name": "Once", "limit": 1, "discount": {"kind": "percent", "percent": "10"}}""".formatted(code)).ok();
        String sku = shop.product("10.00", 9);
        List<String> orders = List.of(shop.draft(shop.customer(), sku, 1), shop.draft(shop.customer(), sku, 1));
        for (String order : orders) {
            JsonNode given = dry("POST", "/api/orders/" + order + "/coupons", "{\"code\": \"" + code + "\"}")
                    .ok();
            assertThat(events(given)).containsExactly("OrderDiscountGiven", "OrderPriced");
            assertThat(given.at("/order/total/amount").asString()).isEqualTo("9.00");
            shop.post("/api/orders/" + order + "/coupons", "{\"code\": \"" + code + "\"}")
                    .ok();
        }
        for (int i = 0; i < 2; i++) {
            for (String order : orders) {
                JsonNode dryRun =
                        dry("POST", "/api/orders/" + order + "/place", null).ok();
                assertThat(events(dryRun)).containsExactly("CouponRedeemed", "OrderPlaced");
                assertThat(dryRun.at("/events/0/aggregate").asString()).isEqualTo("Coupon");
                assertThat(dryRun.path("version").asLong()).isEqualTo(2);
            }
        }
        shop.post("/api/orders/" + orders.get(0) + "/place").ok();
        dry("POST", "/api/orders/" + orders.get(1) + "/place", null).refused(409, "coupon-exhausted");
    }

    @Test
    void leavesNoTraceInWhatIsKeptInMemory() {
        String order = shop.placed(shop.customer(), shop.product("10.00", 0), 1);
        shop.awaitOrder(order, view -> view.path("onHold").asBoolean());
        String hold = "{\"reason\": \"looks odd\", \"kind\": \"fraud\"}";
        for (int i = 0; i < 2; i++) {
            assertThat(events(
                            dry("POST", "/api/orders/" + order + "/hold", hold).ok()))
                    .containsExactly("OrderHeld");
            assertThat(events(dry("POST", "/api/orders/" + order + "/cancel", reason("no more"))
                            .ok()))
                    .contains("OrderCancelled");
        }
        JsonNode held = shop.post("/api/orders/" + order + "/hold", hold).ok();
        assertThat(held.path("holds").size()).isEqualTo(2);
        assertThat(held.path("status").asString()).isEqualTo("PLACED");
        dry("POST", "/api/orders/" + order + "/hold", hold).refused(409, "already-held");
    }

    @Test
    void neitherUsesAKeyNorIsAnsweredByOne() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 9), 2);
        String place = "/api/orders/" + order + "/place";
        Map<String, String> key = Map.of("Idempotency-Key", "key-" + UUID.randomUUID());
        shop.call("POST", place + "?dryRun=true", null, key).ok();

        Answer real = shop.call("POST", place, null, key);
        assertThat(real.header("Idempotency-Replayed")).isNull();
        assertThat(real.ok().path("status").asString()).isEqualTo("PLACED");

        shop.call("POST", place + "?dryRun=true", null, key).refused(409, "wrong-state");
        assertThat(shop.call("POST", place, null, key).header("Idempotency-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void refusesAsTheRealCallDoes() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 9), 2);
        String line = "/api/orders/" + order + "/lines/1";
        shop.call("PATCH", line, "{\"quantity\": 3}", Map.of()).ok();
        for (String flag : new String[] {"?dryRun=true", ""}) {
            JsonNode stale = shop.call("PATCH", line + flag, "{\"quantity\": 4}", Map.of("If-Match", "\"0\""))
                    .refused(412, "stale-version");
            assertThat(stale.path("currentVersion").asLong()).isEqualTo(1);
            assertThat(stale.at("/events/0/type").asString()).isEqualTo("OrderLineQuantityChanged");
            shop.call("PATCH", line + flag, "{\"quantity\": 0}", Map.of()).refused(400, "quantity-out-of-range");
            shop.call("PATCH", line + flag, "{\"quantity\": \"many\"}", Map.of())
                    .refused(400, "malformed-field");
            shop.call("PATCH", line + flag, "{\"pieces\": 1}", Map.of()).refused(400, "unknown-field");
            shop.call("PATCH", "/api/orders/" + order + "/lines/7" + flag, "{\"quantity\": 4}", Map.of())
                    .refused(404, "order-line-not-found");
            shop.call("POST", "/api/orders/" + UUID.randomUUID() + "/place" + flag, null, Map.of())
                    .refused(404, "order-not-found");
            shop.call("POST", "/api/orders/" + order + "/release" + flag, null, Map.of())
                    .refused(409, "wrong-state");
        }
        JsonNode merged = shop.call(
                        "PUT",
                        "/api/orders/" + order + "/tags/gift?dryRun=true",
                        null,
                        Map.of("If-Match", "\"0\"", "Prefer", "merge, wait=5"))
                .ok();
        assertThat(merged.path("version").asLong()).isEqualTo(1);
        assertThat(events(merged)).containsExactly("OrderTagged");
    }

    @Test
    void asksForTheSameRole() throws Exception {
        String name = "dry-viewer-" + UUID.randomUUID().toString().substring(0, 8);
        shop.post("/api/users", """
                {"name": "%s", "password": "only looking, thank you", "roles": ["viewer"]}""".formatted(name)).ok();
        String order = shop.draft(shop.customer(), shop.product("10.00", 9), 2);
        String sender = Base64.getEncoder()
                .encodeToString((name + ":only looking, thank you").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + port + "/api/orders/" + order + "/place?dryRun=true"))
                                .header("Authorization", "Basic " + sender)
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void doesItWhereItIsForReal() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 9), 2);
        JsonNode tagged = shop.call("PUT", "/api/orders/" + order + "/tags/gift?dryRun=false", null, Map.of())
                .ok();
        assertThat(tagged.path("tags").toString()).isEqualTo("[\"gift\"]");
        for (String odd : List.of("dryRun=maybe", "dryrun=true", "dry_run=true", "dryRun=true&dryRun=false")) {
            shop.call("PUT", "/api/orders/" + order + "/tags/odd?" + odd, null, Map.of())
                    .refused(400, "malformed-dry-run");
        }
        assertThat(shop.order(order).path("version").asLong()).isEqualTo(1);
    }

    @Test
    void saysWhatManyOrdersWouldDo() {
        String sku = shop.product("10.00", 0);
        String open = shop.placed(shop.customer(), sku, 1);
        shop.awaitOrder(open, view -> view.path("onHold").asBoolean());
        String draft = shop.draft(shop.customer(), sku, 1);
        Map<String, Object> before = everythingAtRest();

        JsonNode dryRun = dry("POST", "/api/orders/bulk", """
                {"action": "cancel", "reason": "recall", "orderIds": ["%s", "%s", "%s"]}""".formatted(open, UUID.randomUUID(), draft))
                .ok();

        assertThat(everything()).isEqualTo(before);
        assertThat(dryRun.has("order")).isFalse();
        assertThat(dryRun.at("/answer/done").asInt()).isEqualTo(2);
        assertThat(dryRun.at("/answer/refused").asInt()).isEqualTo(1);
        assertThat(events(dryRun)).contains("OrderCancelled");
        List<String> streams = new ArrayList<>();
        dryRun.path("events").forEach(event -> streams.add(event.path("stream").asString()));
        assertThat(streams).contains(open, draft);
        assertThat(shop.order(open).path("status").asString()).isEqualTo("PLACED");
        assertThat(shop.order(draft).path("status").asString()).isEqualTo("DRAFT");
    }

    /** What takes stock, shipments, payments and returns along, and what is to happen later. */
    @Test
    void saysWhatCommandsOfOtherModulesWouldDoToTheOrder() {
        String order = shop.placed(shop.customer(), shop.product("10.00", 9), 3);
        shop.awaitStatus(order, "CONFIRMED");
        String shipment = shop.awaitShipment(order);
        String path = "/api/orders/" + order;
        Map<String, Object> before = everythingAtRest();

        JsonNode split = dry("POST", path + "/shipments", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}")
                .ok();
        assertThat(events(split)).contains("ShipmentAllocated", "OrderLinesAllocated", "OrderLinesDeallocated");
        assertThat(split.at("/answer/lines/0/quantity").asInt()).isEqualTo(1);
        assertThat(split.at("/order/orderId").asString()).isEqualTo(order);
        assertThat(split.at("/order/version").asLong())
                .isGreaterThan(split.path("version").asLong());

        JsonNode edit = dry("POST", path + "/edits", """
                {"reason": "one more", "changes": [{"kind": "change", "lineId": "1", "quantity": 4}]}""").ok();
        assertThat(edit.at("/order/edit/after/amount").asString()).isEqualTo("40.00");
        dry("POST", path + "/payments", null).refused(409, "nothing-due");
        dry("POST", path + "/returns", """
                {"lines": [{"lineId": "1", "quantity": 1, "reason": "UNWANTED"}]}""").refused(409, "not-returnable");
        JsonNode less = dry("POST", path + "/cancel-lines", """
                {"lines": [{"lineId": "1", "quantity": 1}], "reason": "too many"}""").ok();
        assertThat(less.at("/order/total/amount").asString()).isEqualTo("20.00");
        assertThat(events(less)).contains("OrderLinesCancelled", "OrderEdited");

        assertThat(everything()).isEqualTo(before);
        assertThat(shop.shipments(order).size()).isEqualTo(1);
        assertThat(shop.shipments(order).at("/0/shipmentId").asString()).isEqualTo(shipment);
    }

    @Test
    void schedulesNothing() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 9), 2);
        String until = Instant.now().plusSeconds(3_600).toString();
        Map<String, Object> before = everythingAtRest();
        JsonNode reserved = dry("PUT", "/api/orders/" + order + "/reservation", "{\"until\": \"" + until + "\"}")
                .ok();
        assertThat(events(reserved)).containsExactly("OrderDraftReservationRequested");
        JsonNode offered = dry("POST", "/api/orders/" + order + "/quote", "{\"validUntil\": \"" + until + "\"}")
                .ok();
        assertThat(offered.at("/order/quote/validUntil").asString()).isNotBlank();
        assertThat(everythingAtRest()).isEqualTo(before);
    }
}
