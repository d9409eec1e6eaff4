package io.orderfold.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders by HTTP alone, from draft to their end, whichever that is. */
class OrderJourneyTest extends RunningShopTest {

    @Test
    void goesFromDraftToCompleted() {
        String sku = shop.product("19.90", 10);
        String order = shop.draft(shop.customer(), sku, 2);
        assertStatuses(shop.order(order), "DRAFT", "UNPAID", "UNFULFILLED");

        shop.post("/api/orders/" + order + "/place").ok();
        JsonNode confirmed = shop.awaitStatus(order, "CONFIRMED");
        assertStatuses(confirmed, "CONFIRMED", "AUTHORIZED", "UNFULFILLED");
        assertThat(confirmed.at("/total/amount").asString()).isEqualTo("39.80");
        assertThat(shop.stock(sku).path("reserved").asInt()).isEqualTo(2);

        String shipment = shop.awaitShipment(order);
        shop.post("/api/shipments/" + shipment + "/pack").ok();
        dispatch(shipment).ok();
        JsonNode shipped = shop.awaitOrder(
                order,
                view -> view.path("fulfilmentStatus").asString().equals("SHIPPED")
                        && view.path("paymentStatus").asString().equals("PAID"));
        assertThat(shipped.path("status").asString()).isEqualTo("CONFIRMED");
        JsonNode stock = shop.awaitStock(sku, view -> view.path("onHand").asInt() == 8);
        assertThat(stock.path("reserved").asInt()).isZero();

        shop.post("/api/shipments/" + shipment + "/deliver").ok();
        assertStatuses(shop.awaitStatus(order, "COMPLETED"), "COMPLETED", "PAID", "DELIVERED");
    }

    @Test
    void waitsAsShortAndIsResumedByAReceipt() {
        String sku = shop.product("5.00", 1);
        String order = shop.placed(shop.customer(), sku, 3);

        JsonNode held = shop.awaitOrder(order, view -> view.path("onHold").asBoolean());
        assertThat(held.at("/holds/0/kind").asString()).isEqualTo("short");
        assertThat(held.at("/holds/0/shortOf/0").asString()).isEqualTo(sku);
        assertThat(shop.stock(sku).path("reserved").asInt()).isZero();

        shop.receive(sku, 2);
        JsonNode confirmed = shop.awaitStatus(order, "CONFIRMED");
        assertThat(confirmed.path("onHold").asBoolean()).isFalse();
        assertThat(shop.stock(sku).path("available").asInt()).isZero();
    }

    @Test
    void letsACustomerPayAgainAfterADecline() {
        String sku = shop.product("10.13", 1);
        String order = shop.placed(shop.customer(), sku, 1);

        JsonNode declined = shop.awaitOrder(
                order, view -> view.at("/payments/0/declineCode").asString().equals("declined"));
        assertStatuses(declined, "PLACED", "UNPAID", "UNFULFILLED");
        assertThat(declined.path("payBy").asString()).isNotBlank();
        shop.awaitStock(sku, view -> view.path("available").asInt() == 1);

        // The rest is collected by itself, once the goods are reserved again.
        shop.post("/api/orders/" + order + "/payments", """
                {"amount": {"amount": "5.06", "currency": "EUR"}}""").ok();
        JsonNode confirmed = shop.awaitStatus(order, "CONFIRMED");
        assertThat(confirmed.path("paymentStatus").asString()).isEqualTo("AUTHORIZED");
        assertThat(shop.stock(sku).path("reserved").asInt()).isEqualTo(1);
    }

    @Test
    void shipsNothingWhileHeldByHand() {
        String order = shop.placed(shop.customer(), shop.product("5.00", 1), 1);
        shop.awaitStatus(order, "CONFIRMED");
        String shipment = shop.awaitShipment(order);
        shop.post("/api/shipments/" + shipment + "/pack").ok();
        shop.post("/api/orders/" + order + "/hold", "{\"reason\": \"check the address\"}")
                .ok();

        dispatch(shipment).refused(409, "on-hold");
        assertThat(shop.order(order).path("fulfilmentStatus").asString()).isEqualTo("UNFULFILLED");

        shop.post("/api/orders/" + order + "/release").ok();
        dispatch(shipment).ok();
        shop.awaitOrder(order, view -> view.path("fulfilmentStatus").asString().equals("SHIPPED"));
    }

    @Test
    void unwindsStockMoneyAndShipmentWhenCancelled() {
        String sku = shop.product("5.00", 4);
        String order = shop.placed(shop.customer(), sku, 3);
        shop.awaitStatus(order, "CONFIRMED");
        String shipment = shop.awaitShipment(order);

        shop.post("/api/orders/" + order + "/cancel", "{\"reason\": \"changed my mind\"}")
                .ok();
        shop.awaitStock(sku, view -> view.path("available").asInt() == 4);
        JsonNode cancelled = shop.awaitOrder(
                order, view -> view.path("paymentStatus").asString().equals("VOIDED"));
        assertStatuses(cancelled, "CANCELLED", "VOIDED", "UNFULFILLED");
        shop.awaitShipment(order);
        org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(shop.get("/api/shipments/" + shipment)
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("CANCELLED"));
        dispatch(shipment).refused(409, "wrong-state");
    }

    @Test
    void refundsWhatWasTakenWhenCancelled() {
        String order = shop.placed(shop.customer(), shop.product("5.00", 1), 1);
        shop.awaitStatus(order, "CONFIRMED");
        String payment = shop.payments(order).at("/0/paymentId").asString();
        shop.post("/api/payments/" + payment + "/capture").ok();
        shop.awaitOrder(order, view -> view.path("paymentStatus").asString().equals("PAID"));

        shop.post("/api/orders/" + order + "/cancel", "{\"reason\": \"changed my mind\"}")
                .ok();
        shop.awaitOrder(order, view -> view.path("paymentStatus").asString().equals("REFUNDED"));
    }

    @Test
    void keepsTheMoneyAndWritesTheGoodsOffWhenToldSo() {
        String sku = shop.product("5.00", 4);
        String order = shop.placed(shop.customer(), sku, 2);
        shop.awaitStatus(order, "CONFIRMED");
        String payment = shop.payments(order).at("/0/paymentId").asString();
        shop.post("/api/payments/" + payment + "/capture", """
                {"amount": {"amount": "4.00", "currency": "EUR"}}""").ok();
        shop.awaitOrder(
                order,
                view -> view.path("paymentStatus").asString().equals("AUTHORIZED")
                        && view.at("/payments/0/captured/amount").asString().equals("4.00"));

        shop.post("/api/orders/" + order + "/cancel", """
                        {"reason": "made to measure", "cause": "customer", "restock": false, "refund": false}""").ok();
        JsonNode cancelled = shop.awaitOrder(
                order, view -> view.at("/payments/0/voided/amount").asString().equals("6.00"));
        assertThat(cancelled.at("/payments/0/refunded/amount").asString()).isEqualTo("0.00");
        assertThat(cancelled.path("cancelCause").asString()).isEqualTo("customer");
        assertThat(cancelled.path("cancelledBy").asString()).isEqualTo("user:admin");
        shop.awaitStock(
                sku,
                view -> view.path("onHand").asInt() == 2
                        && view.path("reserved").asInt() == 0);
        shop.post("/api/orders/" + order + "/cancel", "{\"reason\": \"x\", \"cause\": \"whim\"}")
                .refused(400, "unknown-cancel-cause");
    }

    private JsonNode reserve(String order, Instant until) {
        return shop.call("PUT", "/api/orders/" + order + "/reservation", "{\"until\": \"" + until + "\"}", Map.of())
                .ok();
    }

    @Test
    void setsStockAsideForADraftThatAskedForIt() {
        String sku = shop.product("5.00", 4);
        String order = shop.draft(shop.customer(), sku, 2);
        reserve(order, Instant.now().plus(Duration.ofDays(1)));
        shop.awaitOrder(order, view -> view.at("/reservation/reserved").asBoolean());
        assertThat(shop.stock(sku).path("reserved").asInt()).isEqualTo(2);

        shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": 3}", Map.of())
                .ok();
        shop.awaitStock(sku, stock -> stock.path("reserved").asInt() == 3);
        shop.post("/api/orders/" + order + "/place").ok();
        JsonNode confirmed = shop.awaitStatus(order, "CONFIRMED");
        assertThat(confirmed.path("reservation").isMissingNode()).isTrue();
        assertThat(shop.stock(sku).path("reserved").asInt()).isEqualTo(3);

        String tooMuch = shop.draft(shop.customer(), sku, 2);
        reserve(tooMuch, Instant.now().plus(Duration.ofDays(1)));
        shop.awaitOrder(
                tooMuch,
                view -> view.path("reservation").isMissingNode()
                        && view.path("version").asLong() > 1);
        assertThat(shop.stock(sku).path("reserved").asInt()).isEqualTo(3);
    }

    @Test
    void givesBackWhatADraftDidNotUseInTime() {
        String sku = shop.product("5.00", 4);
        String order = shop.draft(shop.customer(), sku, 2);
        reserve(order, Instant.now().plusSeconds(2));
        shop.awaitOrder(order, view -> view.at("/reservation/reserved").asBoolean());
        shop.awaitOrder(order, view -> view.path("reservation").isMissingNode());
        shop.awaitStock(sku, stock -> stock.path("reserved").asInt() == 0);
        assertThat(shop.order(order).path("status").asString()).isEqualTo("DRAFT");

        reserve(order, Instant.now().plus(Duration.ofDays(1)));
        shop.awaitStock(sku, stock -> stock.path("reserved").asInt() == 2);
        shop.call("DELETE", "/api/orders/" + order + "/reservation", null, Map.of())
                .ok();
        shop.awaitStock(sku, stock -> stock.path("reserved").asInt() == 0);
        shop.call("DELETE", "/api/orders/" + order + "/reservation", null, Map.of())
                .refused(409, "not-reserved");
    }

    @Test
    void isOfferedAndAccepted() {
        String sku = shop.product("5.00", 4);
        String order = shop.draft(shop.customer(), sku, 2);
        String quote = "/api/orders/" + order + "/quote";
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        JsonNode sent =
                shop.post(quote, "{\"validUntil\": \"" + tomorrow + "\"}").ok();
        assertThat(sent.at("/quote/total/amount").asString()).isEqualTo("10.00");
        shop.post("/api/orders/" + order + "/lines", "{\"sku\": \"" + sku + "\", \"quantity\": 1}")
                .refused(409, "quote-open");
        Instant later = tomorrow.plusSeconds(3600);
        shop.call("PUT", quote, "{\"validUntil\": \"" + later + "\", \"reason\": \"she asked\"}", Map.of())
                .ok();
        shop.awaitOrder(order, view -> view.at("/quote/validUntil").asString().equals(later.toString()));
        assertThat(shop.get("/api/deadlines?kind=quote&limit=200").ok().path("items"))
                .anySatisfy(deadline -> {
                    assertThat(deadline.path("orderId").asString()).isEqualTo(order);
                    assertThat(deadline.path("at").asString()).isEqualTo(later.toString());
                });
        shop.call("DELETE", quote, null, Map.of()).ok();
        shop.post(quote + "/accept").refused(409, "not-quoted");
        shop.post(quote, "{\"validUntil\": \"" + tomorrow + "\"}").ok();
        assertThat(shop.post(quote + "/accept").ok().path("status").asString()).isEqualTo("PLACED");
        shop.awaitStatus(order, "CONFIRMED");
        shop.post(quote, "{}").refused(400, "field-missing");
    }

    @Test
    void tellsHowItWasAtAnEarlierVersion() {
        String order = shop.placed(shop.customer(), shop.product("5.00", 1), 1);
        JsonNode confirmed = shop.awaitStatus(order, "CONFIRMED");

        JsonNode draft = shop.get("/api/orders/" + order + "?version=0").ok();
        assertThat(draft.path("status").asString()).isEqualTo("DRAFT");
        JsonNode placed = shop.get("/api/orders/" + order + "?asOf="
                        + confirmed.path("placedAt").asString())
                .ok();
        assertThat(placed.path("status").asString()).isEqualTo("PLACED");
    }

    private io.orderfold.TestShop.Answer dispatch(String shipment) {
        return shop.post(
                "/api/shipments/" + shipment + "/dispatch", "{\"carrier\": \"DHL\", \"trackingNumber\": \"T-1\"}");
    }

    private static void assertStatuses(JsonNode order, String status, String payment, String fulfilment) {
        assertThat(order.path("status").asString()).isEqualTo(status);
        assertThat(order.path("paymentStatus").asString()).isEqualTo(payment);
        assertThat(order.path("fulfilmentStatus").asString()).isEqualTo(fulfilment);
    }

    @Test
    void isPutAwayAndFoundAgain() {
        String customer = shop.customer();
        String order = shop.placed(customer, shop.product("5.00", 1), 1);
        shop.post("/api/orders/bulk", """
                        {"action": "archive", "orderIds": ["%s"]}""".formatted(order)).ok().path("items").forEach(item -> assertThat(
                        item.at("/problem/status").asInt())
                .isEqualTo(409));
        shop.post("/api/orders/" + order + "/cancel", "{\"reason\": \"changed my mind\"}")
                .ok();
        assertThat(shop.call("PUT", "/api/orders/" + order + "/archive", null, Map.of())
                        .ok()
                        .has("archivedAt"))
                .isTrue();

        assertThat(ids("?customer=" + customer)).doesNotContain(order);
        assertThat(ids("?customer=" + customer + "&archived=only")).containsExactly(order);
        assertThat(ids("?customer=" + customer + "&archived=include")).containsExactly(order);
        assertThat(ids("?q=" + shop.order(order).path("orderNumber").asString()))
                .contains(order);
        assertThat(shop.get("/api/customers/" + customer + "/orders")
                        .ok()
                        .at("/items/0/archived")
                        .asBoolean())
                .isTrue();
        shop.get("/api/orders?archived=maybe").refused(400, "unknown-archive-filter");

        shop.call("DELETE", "/api/orders/" + order + "/archive", null, Map.of()).ok();
        assertThat(ids("?customer=" + customer)).containsExactly(order);
        JsonNode done = shop.post(
                        "/api/orders/archive", "{\"before\": \"" + Instant.now().plusSeconds(1) + "\"}")
                .ok();
        assertThat(done.path("archived").asInt()).isPositive();
        assertThat(ids("?customer=" + customer + "&archived=only")).containsExactly(order);
        shop.post("/api/orders/archive", "{}").refused(400, "field-missing");
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        shop.get("/api/orders" + query)
                .ok()
                .path("items")
                .forEach(item -> ids.add(item.path("orderId").asString()));
        return ids;
    }
}
