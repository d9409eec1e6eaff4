package io.orderfold.shipments.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.RunningShopTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Goods at several locations, by HTTP alone. A shop of its own: others have but one location. */
@TestPropertySource(
        properties = "spring.datasource.url=jdbc:h2:mem:shop-with-locations;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
class LocationJourneyTest extends RunningShopTest {

    @BeforeEach
    void open() {
        define(
                "MAIN",
                "{\"name\": \"Main\", \"priority\": 9, \"site\": {\"country\": \"DE\", \"postalCode\": \"80331\"}}");
        define("NORTH", "{\"name\": \"North\", \"site\": {\"country\": \"DE\", \"postalCode\": \"20095\"}}");
        rule("priority");
    }

    private JsonNode define(String location, String body) {
        return shop.call("PUT", "/api/locations/" + location, body, Map.of()).ok();
    }

    private void rule(String rule) {
        assertThat(shop.call("PUT", "/api/locations/allocation-rule", "{\"rule\": \"" + rule + "\"}", Map.of())
                        .ok()
                        .path("rule")
                        .asString())
                .isEqualTo(rule);
    }

    private void receive(String sku, String location, int quantity) {
        shop.post("/api/stock/" + sku + "/receipts", """
                        {"quantity": %d, "location": "%s", "reason": "delivery"}""".formatted(quantity, location))
                .ok();
    }

    private String product(int main, int north) {
        String sku = shop.product("10.00", main);
        if (north > 0) {
            receive(sku, "NORTH", north);
        }
        return sku;
    }

    /** The order's shipments that are under way or to be, once there are so many. */
    private List<JsonNode> shipments(String order, int count) {
        await().untilAsserted(() -> assertThat(live(order)).hasSize(count));
        return live(order);
    }

    private List<JsonNode> live(String order) {
        List<JsonNode> live = new ArrayList<>();
        shop.shipments(order).forEach(live::add);
        live.removeIf(shipment -> shipment.path("status").asString().equals("CANCELLED"));
        return live;
    }

    private static String brief(JsonNode shipment) {
        return shipment.at("/lines/0/quantity").asInt() + " from "
                + shipment.path("location").asString();
    }

    private static List<String> brief(List<JsonNode> shipments) {
        return shipments.stream().map(LocationJourneyTest::brief).sorted().toList();
    }

    private String at(String sku) {
        StringBuilder text = new StringBuilder();
        shop.stock(sku).path("locations").forEach(at -> text.append(
                        at.path("location").asString())
                .append(' ')
                .append(at.path("onHand").asLong())
                .append('/')
                .append(at.path("allocated").asLong())
                .append(' '));
        return text.toString().strip();
    }

    private void awaitStock(String sku, String expected) {
        await().untilAsserted(() -> assertThat(at(sku)).isEqualTo(expected));
    }

    private void dispatch(JsonNode shipment) {
        String path = "/api/shipments/" + shipment.path("shipmentId").asString();
        shop.post(path + "/pack").ok();
        shop.post(path + "/dispatch", "{\"carrier\": \"DHL\"}").ok();
    }

    @Test
    void sendsFromTheLocationThatTheRuleSays() {
        String sku = product(3, 3);
        String first = shop.placed(shop.customer(), sku, 1);
        assertThat(brief(shipments(first, 1))).containsExactly("1 from MAIN");
        awaitStock(sku, "MAIN 3/1 NORTH 3/0");

        rule("nearest");
        String order = shop.draft(shop.customer(), sku, 1);
        shop.call("PUT", "/api/orders/" + order + "/shipping-address", """
                        {"line1": "Street 1", "postalCode": "20099", "city": "Hamburg", "country": "DE"}""", Map.of())
                .ok();
        shop.post("/api/orders/" + order + "/place").ok();
        assertThat(brief(shipments(order, 1))).containsExactly("1 from NORTH");

        rule("most-stock");
        receive(sku, "NORTH", 5);
        String third = shop.placed(shop.customer(), sku, 1);
        assertThat(brief(shipments(third, 1))).containsExactly("1 from NORTH");
        awaitStock(sku, "MAIN 3/1 NORTH 8/2");

        dispatch(live(order).get(0));
        assertThat(at(sku)).isEqualTo("MAIN 3/1 NORTH 7/1");
        assertThat(shop.stock(sku).path("onHand").asInt()).isEqualTo(10);
    }

    @Test
    void sendsFromSeveralWhereNoneHasAll() {
        String sku = product(2, 3);
        String order = shop.placed(shop.customer(), sku, 5);
        List<JsonNode> shipments = shipments(order, 2);
        assertThat(brief(shipments)).containsExactly("2 from MAIN", "3 from NORTH");
        awaitStock(sku, "MAIN 2/2 NORTH 3/3");

        shop.post("/api/shipments/" + shipments.get(0).path("shipmentId").asString() + "/merge", """
                        {"from": "%s"}""".formatted(
                                shipments.get(1).path("shipmentId").asString()))
                .refused(409, "other-location");
        shipments.forEach(this::dispatch);
        assertThat(at(sku)).isEmpty();
        assertThat(shop.stock(sku).path("reserved").asInt()).isZero();
    }

    @Test
    void reroutesAShipmentAndMovesGoodsToIt() {
        String sku = product(2, 0);
        String order = shop.placed(shop.customer(), sku, 2);
        JsonNode shipment = shipments(order, 1).get(0);
        String path = "/api/shipments/" + shipment.path("shipmentId").asString();
        assertThat(brief(shipment)).isEqualTo("2 from MAIN");

        shop.call("PUT", path + "/location", "{\"location\": \"NOWHERE\"}", Map.of())
                .refused(404, "location-not-found");
        shop.post("/api/stock/" + sku + "/transfers", """
                        {"from": "MAIN", "to": "NORTH", "quantity": 2, "reason": "hall 1 is closed"}""").refused(409, "not-at-location");
        assertThat(shop.call("PUT", path + "/location", "{\"location\": \"NORTH\"}", Map.of())
                        .ok()
                        .path("location")
                        .asString())
                .isEqualTo("NORTH");
        assertThat(at(sku)).isEqualTo("MAIN 2/0");
        shop.post("/api/stock/" + sku + "/transfers", """
                        {"from": "MAIN", "to": "NORTH", "quantity": 2, "reason": "hall 1 is closed"}""").refused(409, "stock-reserved");

        receive(sku, "MAIN", 2);
        JsonNode sent = shop.post("/api/stock/" + sku + "/transfers", """
                        {"from": "MAIN", "to": "NORTH", "quantity": 2, "reason": "hall 1 is closed"}""").ok();
        assertThat(sent.path("inTransit").asInt()).isEqualTo(2);
        assertThat(sent.path("available").asInt()).isZero();
        assertThat(sent.at("/transfers/0/transfer").asInt()).isEqualTo(1);
        shop.post(path + "/pack").ok();
        JsonNode refused =
                shop.post(path + "/dispatch", "{\"carrier\": \"DHL\"}").refused(409, "not-at-location");
        assertThat(refused.at("/elsewhere/MAIN").asInt()).isEqualTo(2);

        shop.post("/api/stock/" + sku + "/transfers/1/receipt", "{\"received\": 2}")
                .ok();
        shop.post("/api/stock/" + sku + "/transfers/1/cancel", "{\"reason\": \"no\"}")
                .refused(409, "transfer-over");
        shop.post(path + "/dispatch", "{\"carrier\": \"DHL\"}").ok();
        assertThat(at(sku)).isEqualTo("MAIN 2/0");
    }

    @Test
    void letsGoWhatWasCalledOff() {
        String sku = product(1, 4);
        String order = shop.placed(shop.customer(), sku, 4);
        assertThat(brief(shipments(order, 1))).containsExactly("4 from NORTH");
        awaitStock(sku, "MAIN 1/0 NORTH 4/4");
        shop.post("/api/orders/" + order + "/cancel-lines", """
                        {"lines": [{"lineId": "1", "quantity": 1}], "reason": "one is enough"}""").ok();
        awaitStock(sku, "MAIN 1/0 NORTH 4/3");
        shop.post("/api/orders/" + order + "/cancel", "{\"reason\": \"changed my mind\"}")
                .ok();
        awaitStock(sku, "MAIN 1/0 NORTH 4/0");
    }

    @Test
    void sendsWhatIsYetToComeOnItsOwn() {
        String late = "SKU-LATE-" + System.nanoTime();
        shop.post("/api/products", """
                        {"sku": "%s", "name": "Late", "backorderable": true,
                         "unitPrice": {"amount": "5.00", "currency": "EUR"}}""".formatted(late)).ok();
        receive(late, "NORTH", 1);
        String order = shop.placed(shop.customer(), late, 3);
        List<JsonNode> shipments = shipments(order, 2);
        assertThat(brief(shipments)).containsExactly("1 from NORTH", "2 from MAIN");
        JsonNode waiting = shipments.stream()
                .filter(shipment -> shipment.path("location").asString().equals("MAIN"))
                .findFirst()
                .orElseThrow();
        String path = "/api/shipments/" + waiting.path("shipmentId").asString();
        shop.post(path + "/pack").ok();
        shop.post(path + "/dispatch", "{\"carrier\": \"DHL\"}").refused(409, "stock-not-on-hand");
        shop.receive(late, 2);
        shop.post(path + "/dispatch", "{\"carrier\": \"DHL\"}").ok();
    }

    @Test
    void listsWhatIsWhere() {
        String sku = product(0, 2);
        JsonNode there = shop.get("/api/stock?limit=200&location=NORTH").ok();
        assertThat(skus(there)).contains(sku);
        assertThat(skus(shop.get("/api/stock?limit=200&location=MAIN").ok())).doesNotContain(sku);
        String order = shop.placed(shop.customer(), sku, 2);
        shipments(order, 1);
        assertThat(shop.get("/api/shipments?location=NORTH&status=ALLOCATED")
                        .ok()
                        .path("items"))
                .anySatisfy(shipment ->
                        assertThat(shipment.path("orderId").asString()).isEqualTo(order));
        shop.get("/api/stock?location=north").refused(400, "malformed-location");
    }

    private static Set<String> skus(JsonNode page) {
        return IntStream.range(0, page.path("items").size())
                .mapToObj(i -> page.path("items").get(i).path("sku").asString())
                .collect(Collectors.toSet());
    }

    @Test
    void namesWhatIsNoLocationOrTransfer() {
        String sku = product(1, 0);
        shop.call("PUT", "/api/locations/two%20words", "{\"name\": \"x\"}", Map.of())
                .refused(400, "malformed-location");
        shop.call("DELETE", "/api/locations/two%20words", null, Map.of()).refused(404, "location-not-found");
        shop.post("/api/stock/" + sku + "/transfers/x/receipt", "{\"received\": 1}")
                .refused(404, "transfer-not-found");
        shop.post("/api/stock/" + sku + "/transfers/1/receipt", "{\"received\": 1}")
                .refused(404, "transfer-not-found");
    }

    @Test
    void closesALocation() {
        define("OLD", "{\"name\": \"Old\"}");
        shop.call("DELETE", "/api/locations/OLD", null, Map.of()).ok();
        shop.post("/api/stock/" + product(0, 1) + "/receipts", """
                        {"quantity": 1, "location": "OLD", "reason": "delivery"}""").refused(409, "location-closed");
        assertThat(shop.get("/api/locations").ok().path("locations")).anySatisfy(location -> {
            assertThat(location.path("location").asString()).isEqualTo("OLD");
            assertThat(location.path("open").asBoolean()).isFalse();
        });
        shop.call("PUT", "/api/locations/OLD", "{\"name\": \"Old\"}", Map.of("If-Match", "\"0\""))
                .refused(412, "stale-version");
    }

    /** Sixteen buyers, two locations, pieces in both: each is sent, none lies for two. */
    @Test
    void givesNoPieceToTwo() throws Exception {
        String sku = product(7, 9);
        String customer = shop.customer();
        ExecutorService callers = Executors.newFixedThreadPool(16);
        List<String> orders = new ArrayList<>();
        try {
            List<Future<String>> placed = callers.invokeAll(IntStream.range(0, 16)
                    .mapToObj(i -> (Callable<String>) () -> shop.placed(customer, sku, 1))
                    .toList());
            for (Future<String> order : placed) {
                orders.add(order.get());
            }
        } finally {
            callers.shutdown();
        }
        awaitStock(sku, "MAIN 7/7 NORTH 9/9");
        for (String order : orders) {
            dispatch(shipments(order, 1).get(0));
        }
        assertThat(at(sku)).isEmpty();
    }
}
