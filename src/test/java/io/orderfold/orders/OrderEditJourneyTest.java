package io.orderfold.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders that change after they were placed, by HTTP alone: stock, shipments and money follow. */
class OrderEditJourneyTest extends RunningShopTest {

    private Answer stage(String order, String changes) {
        return shop.post(
                "/api/orders/" + order + "/edits", "{\"changes\": [" + changes + "], \"reason\": \"she called\"}");
    }

    private Answer confirm(String order, JsonNode staged) {
        return shop.post(
                "/api/orders/" + order + "/edits/" + staged.at("/edit/editId").asString() + "/confirm");
    }

    private static String amount(JsonNode node, String path) {
        return node.at(path + "/amount").asString();
    }

    private String confirmed(String sku, int quantity) {
        String order = shop.placed(shop.customer(), sku, quantity);
        shop.awaitStatus(order, "CONFIRMED");
        shop.awaitShipment(order);
        return order;
    }

    private JsonNode ship(String order, String shipment) {
        shop.post("/api/shipments/" + shipment + "/pack").ok();
        return dispatch(shipment).ok();
    }

    private Answer dispatch(String shipment) {
        return shop.post("/api/shipments/" + shipment + "/dispatch", "{\"carrier\": \"DHL\"}");
    }

    @Test
    void costsLessAndLetsMoneyAndStockGo() {
        String sku = shop.product("10.00", 5);
        String order = confirmed(sku, 3);
        String shipment = shop.shipments(order).at("/0/shipmentId").asString();
        shop.post("/api/shipments/" + shipment + "/pack").ok();

        JsonNode staged = stage(order, "{\"kind\": \"change\", \"lineId\": \"1\", \"quantity\": 1}")
                .ok();
        assertThat(amount(staged, "/edit/before")).isEqualTo("30.00");
        assertThat(amount(staged, "/edit/after")).isEqualTo("10.00");
        assertThat(amount(staged, "/edit/toRefund")).isEqualTo("20.00");
        assertThat(amount(staged, "/total")).isEqualTo("30.00");
        JsonNode edited = confirm(order, staged).ok();
        assertThat(amount(edited, "/total")).isEqualTo("10.00");
        assertThat(edited.at("/lines/0/cancelled").asInt()).isEqualTo(2);

        shop.awaitStock(sku, stock -> stock.path("available").asInt() == 4);
        shop.awaitOrder(order, view -> amount(view, "/payments/0/voided").equals("20.00"));
        await().untilAsserted(() -> {
            JsonNode repacked = shop.get("/api/shipments/" + shipment).ok();
            assertThat(repacked.path("status").asString()).isEqualTo("ALLOCATED");
            assertThat(repacked.at("/lines/0/quantity").asInt()).isEqualTo(1);
        });
        ship(order, shipment);
        shop.post("/api/shipments/" + shipment + "/deliver").ok();
        JsonNode completed = shop.awaitStatus(order, "COMPLETED");
        assertThat(completed.path("paymentStatus").asString()).isEqualTo("PAID");
        assertThat(shop.stock(sku).path("onHand").asInt()).isEqualTo(4);
    }

    @Test
    void refundsWhatWasTakenAlready() {
        String order = confirmed(shop.product("10.00", 3), 3);
        String payment = shop.payments(order).at("/0/paymentId").asString();
        shop.post("/api/payments/" + payment + "/capture").ok();
        shop.awaitOrder(order, view -> view.path("paymentStatus").asString().equals("PAID"));

        shop.post("/api/orders/" + order + "/cancel-lines", """
                        {"lines": [{"lineId": "1", "quantity": 1}], "reason": "one is scratched", "restock": false}""").ok();
        JsonNode refunded = shop.awaitOrder(
                order, view -> amount(view, "/payments/0/refunded").equals("10.00"));
        assertThat(amount(refunded, "/total")).isEqualTo("20.00");
        assertThat(amount(refunded, "/due")).isEqualTo("0.00");
        String sku = refunded.at("/lines/0/sku").asString();
        JsonNode stock = shop.awaitStock(sku, view -> view.path("onHand").asInt() == 2);
        assertThat(stock.path("reserved").asInt()).isEqualTo(2);
    }

    @Test
    void costsMoreAndHasTheRestPaidAndSent() {
        String tea = shop.product("10.00", 5);
        String mug = shop.product("4.00", 5);
        String order = confirmed(tea, 1);

        JsonNode staged = stage(order, "{\"kind\": \"add\", \"sku\": \"" + mug + "\", \"quantity\": 2}")
                .ok();
        assertThat(amount(staged, "/edit/toPay")).isEqualTo("8.00");
        confirm(order, staged).ok();

        shop.awaitStock(mug, stock -> stock.path("reserved").asInt() == 2);
        JsonNode paid = shop.awaitOrder(
                order,
                view -> view.at("/payments/1/authorized/amount").asString().equals("8.00"));
        assertThat(paid.path("paymentStatus").asString()).isEqualTo("AUTHORIZED");
        await().untilAsserted(() -> assertThat(shop.shipments(order).size()).isEqualTo(2));
        for (JsonNode shipment : shop.shipments(order)) {
            String id = shipment.path("shipmentId").asString();
            ship(order, id);
            shop.post("/api/shipments/" + id + "/deliver").ok();
        }
        JsonNode completed = shop.awaitStatus(order, "COMPLETED");
        assertThat(completed.path("paymentStatus").asString()).isEqualTo("PAID");
    }

    @Test
    void sendsWhatWasAddedWithTheRestOnceMerged() {
        String order = confirmed(shop.product("10.00", 5), 1);
        confirm(
                        order,
                        stage(order, "{\"kind\": \"change\", \"lineId\": \"1\", \"quantity\": 3}")
                                .ok())
                .ok();
        await().untilAsserted(() -> assertThat(shop.shipments(order).size()).isEqualTo(2));
        String first = shop.shipments(order).at("/0/shipmentId").asString();
        String second = shop.shipments(order).at("/1/shipmentId").asString();

        JsonNode merged = shop.post("/api/shipments/" + first + "/merge", "{\"from\": \"" + second + "\"}")
                .ok();
        assertThat(merged.path("lines").size()).isEqualTo(2);
        await().untilAsserted(() -> assertThat(
                        shop.get("/api/shipments/" + second).ok().path("status").asString())
                .isEqualTo("CANCELLED"));
        shop.awaitOrder(
                order,
                view -> view.at("/payments/1/authorized/amount").asString().equals("20.00"));
        ship(order, first);
        shop.post("/api/shipments/" + first + "/deliver").ok();
        shop.awaitStatus(order, "COMPLETED");
        shop.post("/api/shipments/" + first + "/merge", "{\"from\": \"" + second + "\"}")
                .refused(409, "wrong-state");
        String other = confirmed(shop.product("10.00", 5), 1);
        String another = confirmed(shop.product("10.00", 5), 1);
        shop.post(
                        "/api/shipments/" + shop.awaitShipment(other) + "/merge",
                        "{\"from\": \"" + shop.awaitShipment(another) + "\"}")
                .refused(409, "other-order");
    }

    @Test
    void shipsNoMoreThanIsPaidUnlessAManagerAllowsIt() {
        String order = confirmed(shop.product("10.00", 5), 1);
        // The simulator declines what ends in 13 cents.
        String dear = shop.product("9.13", 5);
        confirm(
                        order,
                        stage(order, "{\"kind\": \"add\", \"sku\": \"" + dear + "\", \"quantity\": 1}")
                                .ok())
                .ok();
        shop.awaitOrder(
                order, view -> view.at("/payments/1/declineCode").asString().equals("declined"));
        JsonNode unpaid = shop.order(order);
        assertThat(unpaid.path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(unpaid.path("payBy").isMissingNode()).isTrue();
        assertThat(amount(unpaid, "/due")).isEqualTo("9.13");

        await().untilAsserted(() -> assertThat(shop.shipments(order).size()).isEqualTo(2));
        String first = shop.shipments(order).at("/0/shipmentId").asString();
        String second = shop.shipments(order).at("/1/shipmentId").asString();
        ship(order, first);
        shop.post("/api/shipments/" + second + "/pack").ok();
        dispatch(second).refused(409, "beyond-paid");

        JsonNode allowed = shop.call(
                        "PUT", "/api/orders/" + order + "/credit", "{\"reason\": \"a school\"}", java.util.Map.of())
                .ok();
        assertThat(amount(allowed, "/credit")).isEqualTo("9.13");
        dispatch(second).ok();
    }

    @Test
    void waitsForStockThatAnEditLacks() {
        String tea = shop.product("10.00", 5);
        String rare = shop.product("4.00", 1);
        String order = confirmed(tea, 1);
        confirm(
                        order,
                        stage(
                                        order,
                                        "{\"kind\": \"swap\", \"lineId\": \"1\", \"sku\": \"" + rare
                                                + "\", \"quantity\": 2}")
                                .ok())
                .ok();

        JsonNode held = shop.awaitOrder(order, view -> view.path("onHold").asBoolean());
        assertThat(held.at("/holds/0/kind").asString()).isEqualTo("short");
        shop.awaitStock(tea, stock -> stock.path("reserved").asInt() == 0);
        shop.receive(rare, 1);
        shop.awaitOrder(order, view -> !view.path("onHold").asBoolean());
        assertThat(shop.stock(rare).path("reserved").asInt()).isEqualTo(2);
    }

    @Test
    void refundsByLineWithoutAReturn() {
        String order = confirmed(shop.product("10.00", 3), 3);
        ship(order, shop.shipments(order).at("/0/shipmentId").asString());
        JsonNode paid = shop.awaitOrder(
                order, view -> view.path("paymentStatus").asString().equals("PAID"));
        assertThat(amount(paid, "/refundable")).isEqualTo("30.00");

        JsonNode granted = shop.post("/api/orders/" + order + "/refunds", """
                        {"lines": [{"lineId": "1", "quantity": 1}], "amount": {"amount": "2.50", "currency": "EUR"},
                         "reason": "scratched"}""").ok();
        assertThat(amount(granted, "/total")).isEqualTo("17.50");
        assertThat(amount(granted, "/refundable")).isEqualTo("17.50");
        assertThat(amount(granted, "/lines/0/refunded")).isEqualTo("12.50");
        JsonNode refunded = shop.awaitOrder(
                order, view -> amount(view, "/payments/0/refunded").equals("12.50"));
        assertThat(amount(refunded, "/due")).isEqualTo("0.00");
        shop.post("/api/orders/" + order + "/refunds", """
                        {"amount": {"amount": "17.51", "currency": "EUR"}, "reason": "scratched"}""").refused(409, "refund-exceeds-paid");
    }

    @Test
    void refusesWhatIsWrong() {
        String order = confirmed(shop.product("10.00", 5), 2);
        String edits = "/api/orders/" + order + "/edits";
        stage(order, "{\"kind\": \"paint\"}").refused(400, "unknown-edit-kind");
        stage(order, "{}").refused(400, "edit-kind-missing");
        stage(order, "null").refused(400, "field-missing");
        stage(order, "{\"kind\": \"add\", \"quantity\": 1}").refused(400, "edit-value-missing");
        stage(order, "{\"kind\": \"remove\", \"lineId\": \"1\", \"quantity\": 1}")
                .refused(400, "edit-value-unexpected");
        stage(order, "{\"kind\": \"change\", \"lineId\": \"1\", \"quantity\": 0}")
                .refused(400, "quantity-out-of-range");
        stage(order, "{\"kind\": \"remove\", \"lineId\": \"7\"}").refused(404, "order-line-not-found");
        shop.post(edits, "{\"changes\": []}").refused(400, "field-missing");
        shop.post(edits + "/1/confirm").refused(404, "edit-not-found");
        shop.post(edits + "/x/confirm").refused(404, "edit-not-found");
        shop.post("/api/orders/" + order + "/cancel-lines", "{\"reason\": \"x\"}")
                .refused(400, "field-missing");
        shop.post("/api/orders/" + order + "/cancel-lines", "{\"lines\": [{\"lineId\": \"1\"}], \"reason\": \"x\"}")
                .refused(400, "field-missing");
        assertThat(shop.order(order).path("edit").isMissingNode()).isTrue();
    }
}
