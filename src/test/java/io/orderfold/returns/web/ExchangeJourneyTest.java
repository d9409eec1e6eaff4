package io.orderfold.returns.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Goods that come back and pay for others, and goods that are sent once more, by HTTP alone. */
class ExchangeJourneyTest extends RunningShopTest {

    private String delivered(String sku, int quantity) {
        String order = shop.placed(shop.customer(), sku, quantity);
        shop.awaitStatus(order, "CONFIRMED");
        String shipment = "/api/shipments/" + shop.awaitShipment(order);
        shop.post(shipment + "/pack").ok();
        shop.post(shipment + "/dispatch", "{\"carrier\": \"DHL\"}").ok();
        shop.post(shipment + "/deliver").ok();
        shop.awaitStatus(order, "COMPLETED");
        return order;
    }

    private String received(String order, int quantity) {
        String pieces = "{\"lines\": [{\"lineId\": \"1\", \"quantity\": " + quantity + "}]}";
        String back = "/api/returns/"
                + shop.post("/api/orders/" + order + "/returns", pieces.replace("}]", ", \"reason\": \"WRONG_ITEM\"}]"))
                        .ok()
                        .path("returnId")
                        .asString();
        shop.post(back + "/approve").ok();
        shop.post(back + "/receive", pieces).ok();
        return back;
    }

    private static String amount(JsonNode node, String path) {
        return node.at(path + "/amount").asString();
    }

    private JsonNode exchange(String back, String sku, int quantity) {
        return shop.post(
                        back + "/exchange", "{\"lines\": [{\"sku\": \"" + sku + "\", \"quantity\": " + quantity + "}]}")
                .ok();
    }

    @Test
    void paysForADearerOrderAndCollectsTheRest() {
        String order = delivered(shop.product("10.00", 3), 2);
        String back = received(order, 2);
        JsonNode exchanged = exchange(back, shop.product("12.50", 5), 2);
        assertThat(amount(exchanged, "/exchanged")).isEqualTo("20.00");
        assertThat(amount(exchanged, "/refundable")).isEqualTo("0.00");
        String instead = exchanged.at("/exchangeOrders/0").asString();

        JsonNode confirmed = shop.awaitStatus(instead, "CONFIRMED");
        assertThat(confirmed.at("/tags/0").asString()).isEqualTo("exchange");
        assertThat(amount(confirmed, "/total")).isEqualTo("25.00");
        assertThat(amount(confirmed, "/payments/0/captured")).isEqualTo("20.00");
        assertThat(amount(confirmed, "/payments/1/authorized")).isEqualTo("5.00");
        JsonNode old = shop.awaitOrder(
                order, view -> view.path("paymentStatus").asString().equals("REFUNDED"));
        assertThat(amount(old, "/due")).isEqualTo("0.00");
        // Nothing has gone back at the provider, and nothing can go back twice.
        shop.post("/api/payments/" + old.at("/payments/0/paymentId").asString() + "/refunds", "{\"reason\": \"again\"}")
                .refused(409, "refund-exceeds-captured");

        // What was moved pays, and goes back from there the way it came.
        shop.post("/api/orders/" + instead + "/cancel", "{\"reason\": \"changed my mind\"}")
                .ok();
        shop.awaitOrder(instead, view -> amount(view, "/payments/0/refunded").equals("20.00"));
    }

    @Test
    void givesBackWhatACheaperOrderLeaves() {
        String order = delivered(shop.product("10.00", 3), 2);
        JsonNode exchanged = exchange(received(order, 2), shop.product("7.00", 5), 1);
        assertThat(amount(exchanged, "/exchanged")).isEqualTo("7.00");
        assertThat(amount(exchanged, "/refunded")).isEqualTo("13.00");
        JsonNode confirmed = shop.awaitStatus(exchanged.at("/exchangeOrders/0").asString(), "CONFIRMED");
        assertThat(confirmed.path("paymentStatus").asString()).isEqualTo("PAID");
        await().untilAsserted(() ->
                assertThat(amount(shop.payments(order), "/0/refunded")).isEqualTo("20.00"));
    }

    @Test
    void changesNothingWhereTheNewOrderIsRefused() {
        String order = delivered(shop.product("10.00", 3), 1);
        String back = received(order, 1);
        shop.post(back + "/exchange", "{\"lines\": [{\"sku\": \"NO-SUCH\", \"quantity\": 1}]}")
                .refused(404, "product-not-found");
        shop.post(back + "/exchange", "{\"lines\": [{\"sku\": \"NO-SUCH\"}]}").refused(400, "field-missing");
        assertThat(amount(shop.get(back).ok(), "/refundable")).isEqualTo("10.00");
        assertThat(amount(shop.payments(order), "/0/refunded")).isEqualTo("0.00");
    }

    @Test
    void sendsOnceMoreWhatWasNotAsItShouldBe() {
        String sku = shop.product("10.00", 3);
        String order = delivered(sku, 2);
        String claims = "/api/orders/" + order + "/claims";
        String body = "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}], \"reason\": \"cracked\"}";
        JsonNode replacement = shop.post(claims, body).ok();
        assertThat(amount(replacement, "/total")).isEqualTo("0.00");
        assertThat(replacement.at("/tags/0").asString()).isEqualTo("replacement");
        String id = replacement.path("orderId").asString();
        JsonNode confirmed = shop.awaitStatus(id, "CONFIRMED");
        assertThat(confirmed.path("paymentStatus").asString()).isEqualTo("PAID");
        assertThat(shop.stock(sku).path("reserved").asInt()).isEqualTo(1);
        JsonNode claimed =
                shop.awaitOrder(order, view -> !view.path("replacements").isEmpty());
        assertThat(claimed.at("/replacements/0/orderId").asString()).isEqualTo(id);
        assertThat(amount(claimed, "/total")).isEqualTo("20.00");
        String shipment = "/api/shipments/" + shop.awaitShipment(id);
        shop.post(shipment + "/pack").ok();
        shop.post(shipment + "/dispatch", "{\"carrier\": \"DHL\"}").ok();
        shop.post(shipment + "/deliver").ok();
        shop.awaitStatus(id, "COMPLETED");

        shop.post(claims, body.replace("\"quantity\": 1", "\"quantity\": 2")).refused(409, "not-returnable");
        shop.post(claims, body.replace("cracked", " ")).refused(400, "text-missing");
        shop.post("/api/orders/0b5f8a3e-6a5d-4d53-9f53-0d6f1c1f7a10/claims", body)
                .refused(404, "order-not-found");
        shop.post(claims + "/late", body).ok();
    }

    @Test
    void takesBackOrReplacesNoPieceTwiceHoweverManyAskAtOnce() throws Exception {
        String order = delivered(shop.product("10.00", 12), 3);
        String back = "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1, \"reason\": \"OTHER\"}]}";
        String claim = "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}], \"reason\": \"cracked\"}";
        ExecutorService callers = Executors.newFixedThreadPool(12);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                boolean even = i % 2 == 0;
                answers.add(callers.submit(() -> even
                        ? shop.post("/api/orders/" + order + "/returns", back)
                        : shop.post("/api/orders/" + order + "/claims", claim)));
            }
            int agreed = 0;
            for (Future<Answer> answer : answers) {
                if (answer.get().status() == 201) {
                    agreed++;
                } else {
                    answer.get().refused(409, "not-returnable");
                }
            }
            assertThat(agreed).isEqualTo(3);
        } finally {
            callers.shutdownNow();
        }
    }
}
