package io.orderfold.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Edits taken back and made again, by HTTP alone: of a draft, and with stock, shipments and money of a placed order. */
class UndoJourneyTest extends RunningShopTest {

    private static final String WHY = "{\"reason\": \"a slip\"}";

    private Answer undo(String order) {
        return shop.post("/api/orders/" + order + "/undo", WHY);
    }

    private Answer redo(String order) {
        return shop.post("/api/orders/" + order + "/redo", WHY);
    }

    private static String total(JsonNode order) {
        return order.at("/total/amount").asString();
    }

    private Answer change(String order, int quantity) {
        return shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": " + quantity + "}", Map.of());
    }

    @Test
    void saysWhatUndoAndRedoWouldDoToADraftAndDoesIt() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 9), 1);
        JsonNode drafted = shop.order(order);
        assertThat(drafted.at("/undo/steps").asInt()).isZero();
        change(order, 2).ok();
        JsonNode edited = change(order, 5).ok();
        assertThat(edited.at("/undo/steps").asInt()).isEqualTo(2);
        assertThat(edited.at("/undo/edits/0/changes/0").toString())
                .isEqualTo("{\"field\":\"lines[1].quantity\",\"before\":\"2\",\"after\":\"5\"}");
        assertThat(edited.at("/undo/edits/0/by").asString()).isEqualTo("user:admin");

        assertThat(total(undo(order).ok())).isEqualTo("20.00");
        JsonNode first = undo(order).ok();
        assertThat(total(first)).isEqualTo("10.00");
        assertThat(first.path("lines")).isEqualTo(drafted.path("lines"));
        undo(order).refused(409, "nothing-to-undo");
        assertThat(first.at("/redo/steps").asInt()).isEqualTo(2);
        assertThat(first.at("/redo/edits/0/version").asInt()).isEqualTo(1);

        JsonNode again = redo(order).ok();
        assertThat(again.at("/lines/0/quantity").asInt()).isEqualTo(2);
        change(order, 7).ok();
        redo(order).refused(409, "nothing-to-redo");

        JsonNode undone = shop.get("/api/orders/" + order + "/history?event=OrderEditUndone")
                .ok()
                .at("/items/0");
        assertThat(undone.path("actor").asString()).isEqualTo("user:admin");
        assertThat(undone.path("reason").asString()).isEqualTo("a slip");
        assertThat(undone.at("/changes/0/field").asString()).isEqualTo("lines[1].quantity");
    }

    @Test
    void takesStockShipmentsAndMoneyAlong() {
        String sku = shop.product("10.00", 5);
        String order = shop.placed(shop.customer(), sku, 3);
        shop.awaitStatus(order, "CONFIRMED");
        shop.awaitShipment(order);
        shop.post("/api/orders/" + order + "/cancel-lines", """
                        {"lines": [{"lineId": "1", "quantity": 2}], "reason": "too many"}""").ok();
        shop.awaitStock(sku, stock -> stock.path("reserved").asInt() == 1);
        shop.awaitOrder(
                order, view -> view.at("/payments/0/voided/amount").asString().equals("20.00"));

        JsonNode back = undo(order).ok();
        assertThat(total(back)).isEqualTo("30.00");
        assertThat(back.at("/lines/0/cancelled").asInt()).isZero();
        shop.awaitStock(sku, stock -> stock.path("reserved").asInt() == 3);
        shop.awaitOrder(
                order,
                view -> view.at("/payments/1/authorized/amount").asString().equals("20.00"));
        shop.awaitOrder(order, view -> view.at("/lines/0/allocated").asInt() == 3);

        assertThat(total(redo(order).ok())).isEqualTo("10.00");
        shop.awaitStock(sku, stock -> stock.path("reserved").asInt() == 1);
        shop.awaitOrder(order, view -> view.at("/lines/0/allocated").asInt() == 1);
    }

    @Test
    void namesWhatStandsInTheWay() {
        String order = shop.placed(shop.customer(), shop.product("10.00", 5), 3);
        shop.awaitStatus(order, "CONFIRMED");
        String shipment = shop.awaitShipment(order);
        shop.post("/api/orders/" + order + "/cancel-lines", """
                        {"lines": [{"lineId": "1", "quantity": 1}], "reason": "too many"}""").ok();
        shop.awaitOrder(order, view -> view.at("/lines/0/allocated").asInt() == 2);
        shop.post("/api/shipments/" + shipment + "/pack").ok();
        shop.post("/api/shipments/" + shipment + "/dispatch", "{\"carrier\": \"DHL\"}")
                .ok();
        shop.awaitOrder(order, view -> view.at("/lines/0/shipped").asInt() == 2);
        JsonNode refusal = undo(order).refused(409, "nothing-to-undo");
        assertThat(refusal.path("detail").asString()).containsAnyOf("since goods have left.", "since money was taken.");
        assertThat(refusal.path("since").asString()).isIn("SHIPPED", "CAPTURED");
        assertThat(shop.order(order).at("/undo/steps").asInt()).isZero();
    }

    @Test
    void lettingTwoClerksUndoAtOnceTakesBackOneEditOfThoseWhoSawIt() throws Exception {
        String order = shop.draft(shop.customer(), shop.product("10.00", 5), 1);
        for (int quantity = 2; quantity <= 5; quantity++) {
            change(order, quantity).ok();
        }
        // Both have seen version 4: one edit is taken back, and the other clerk is told.
        List<Integer> seen =
                atOnce(() -> shop.call("POST", "/api/orders/" + order + "/undo", WHY, Map.of("If-Match", "\"4\"")));
        assertThat(seen).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 412 || status == 409);
        assertThat(shop.order(order).at("/lines/0/quantity").asInt()).isEqualTo(4);

        // Whoever has not said what he saw takes back what is last then: two clerks, two edits.
        List<Integer> blind = atOnce(() -> undo(order));
        int undone = (int) blind.stream().filter(status -> status == 200).count();
        assertThat(blind).allMatch(status -> status == 200 || status == 409);
        JsonNode after = shop.order(order);
        assertThat(after.at("/lines/0/quantity").asInt()).isEqualTo(4 - undone);
        assertThat(after.at("/redo/steps").asInt()).isEqualTo(1 + undone);
    }

    private static List<Integer> atOnce(Callable<Answer> call) throws Exception {
        ExecutorService clerks = Executors.newFixedThreadPool(2);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Answer> answer : clerks.invokeAll(List.of(call, call))) {
                statuses.add(answer.get().status());
            }
            return statuses;
        } finally {
            clerks.shutdown();
        }
    }

    @Test
    void undoesOnceForOneKey() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 5), 1);
        change(order, 2).ok();
        change(order, 3).ok();
        Map<String, String> key = Map.of("Idempotency-Key", "undo-" + order);

        JsonNode first =
                shop.call("POST", "/api/orders/" + order + "/undo", WHY, key).ok();
        assertThat(shop.call("POST", "/api/orders/" + order + "/undo", WHY, key).ok())
                .isEqualTo(first);
        shop.call("POST", "/api/orders/" + order + "/undo", "{\"reason\": \"another\"}", key)
                .refused(422, "idempotency-key-reused");
        assertThat(shop.order(order).at("/lines/0/quantity").asInt()).isEqualTo(2);
    }

    @Test
    void isShortWhereWhatWasLetGoIsSoldToAnother() {
        String sku = shop.product("10.00", 3);
        String order = shop.placed(shop.customer(), sku, 3);
        shop.awaitStatus(order, "CONFIRMED");
        shop.awaitShipment(order);
        shop.post("/api/orders/" + order + "/cancel-lines", """
                        {"lines": [{"lineId": "1", "quantity": 2}], "reason": "too many"}""").ok();
        shop.awaitStock(sku, stock -> stock.path("available").asInt() == 2);
        String other = shop.placed(shop.customer(), sku, 2);
        shop.awaitStatus(other, "CONFIRMED");

        undo(order).ok();
        JsonNode held = shop.awaitOrder(
                order,
                view -> view.path("holds").toString().contains("SHORT")
                        || view.path("holds").toString().contains("short"));
        assertThat(total(held)).isEqualTo("30.00");
        assertThat(shop.stock(sku).path("reserved").asInt())
                .as("never more than there is")
                .isEqualTo(3);
        // Made again, it wants no more than it has, and is let go.
        redo(order).ok();
        shop.awaitOrder(order, view -> !view.path("onHold").asBoolean());
        shop.awaitStock(sku, stock -> stock.path("reserved").asInt() == 3);
        undo(order).ok();
        shop.awaitOrder(order, view -> view.path("onHold").asBoolean());
        shop.receive(sku, 2);
        shop.awaitOrder(order, view -> !view.path("onHold").asBoolean());
        shop.awaitStock(sku, stock -> stock.path("reserved").asInt() == 5);
        shop.awaitOrder(order, view -> view.at("/lines/0/allocated").asInt() == 3);
    }

    @Test
    void outdatesAnEditThatIsStaged() {
        String order = shop.placed(shop.customer(), shop.product("10.00", 5), 3);
        shop.awaitStatus(order, "CONFIRMED");
        shop.awaitShipment(order);
        shop.post("/api/orders/" + order + "/cancel-lines", """
                        {"lines": [{"lineId": "1", "quantity": 1}], "reason": "too many"}""").ok();
        String staged = shop.post("/api/orders/" + order + "/edits", """
                        {"changes": [{"kind": "change", "lineId": "1", "quantity": 1}], "reason": "She called"}""")
                .ok()
                .at("/edit/editId")
                .asString();

        undo(order).ok();
        shop.post("/api/orders/" + order + "/edits/" + staged + "/confirm").refused(409, "edit-outdated");
        assertThat(total(shop.order(order))).isEqualTo("30.00");
        shop.call("DELETE", "/api/orders/" + order + "/edits/" + staged, null, Map.of())
                .ok();
        assertThat(total(redo(order).ok())).isEqualTo("20.00");
    }

    @Test
    void gainsNoSecondUseOfACoupon() {
        String code = "ONCE-" + System.nanoTime();
        shop.post("/api/coupons", """
                        {"code": "%s", "name": "Once", "discount": {"kind": "percent", "percent": "50"},
                         "limit": 1}""".formatted(code)).ok();
        String sku = shop.product("10.00", 9);
        String order = shop.draft(shop.customer(), sku, 1);
        assertThat(total(shop.post("/api/orders/" + order + "/coupons", "{\"code\": \"" + code + "\"}")
                        .ok()))
                .isEqualTo("5.00");
        assertThat(total(undo(order).ok())).isEqualTo("10.00");
        String other = shop.draft(shop.customer(), sku, 1);
        shop.post("/api/orders/" + other + "/coupons", "{\"code\": \"" + code + "\"}")
                .ok();
        shop.post("/api/orders/" + other + "/place").ok();

        assertThat(total(redo(order).ok())).isEqualTo("5.00");
        Answer placed = shop.post("/api/orders/" + order + "/place");
        assertThat(placed.status()).as(placed.response().body()).isEqualTo(409);
        assertThat(total(undo(order).ok())).isEqualTo("10.00");
        shop.post("/api/orders/" + order + "/place").ok();
    }

    @Test
    void keepsThePricesOfThenWhenTheyHaveChanged() {
        String sku = shop.product("10.00", 9);
        String order = shop.draft(shop.customer(), sku, 1);
        change(order, 2).ok();
        shop.call(
                        "PUT",
                        "/api/products/" + sku + "/price",
                        "{\"unitPrice\": {\"amount\": \"12.00\", \"currency\": \"EUR\"}}",
                        Map.of())
                .ok();
        shop.post("/api/orders/" + order + "/lines", "{\"sku\": \"" + sku + "\", \"quantity\": 1}")
                .ok();
        String with = total(shop.order(order));
        assertThat(total(undo(order).ok())).isEqualTo("20.00");
        assertThat(total(undo(order).ok())).isEqualTo("10.00");
        assertThat(total(redo(order).ok())).isEqualTo("20.00");
        assertThat(total(redo(order).ok())).isEqualTo(with);
    }

    @Test
    void goesOnWhileHeldAndNotOnceItIsOver() {
        String order = shop.placed(shop.customer(), shop.product("10.00", 5), 3);
        shop.awaitStatus(order, "CONFIRMED");
        shop.awaitShipment(order);
        shop.post("/api/orders/" + order + "/cancel-lines", """
                        {"lines": [{"lineId": "1", "quantity": 1}], "reason": "too many"}""").ok();
        shop.post("/api/orders/" + order + "/hold", "{\"reason\": \"look at it\", \"kind\": \"manual\"}")
                .ok();
        JsonNode undone = undo(order).ok();
        assertThat(undone.path("onHold").asBoolean()).isTrue();
        assertThat(total(undone)).isEqualTo("30.00");
        assertThat(undone.at("/redo/steps").asInt()).isEqualTo(1);

        shop.post("/api/orders/" + order + "/cancel", "{\"reason\": \"changed her mind\"}")
                .ok();
        JsonNode over = shop.order(order);
        assertThat(over.at("/undo/steps").asInt()).isZero();
        assertThat(over.at("/redo/steps").asInt()).isZero();
        assertThat(redo(order).status()).isEqualTo(409);
        JsonNode refusal = undo(order).refused(409, "nothing-to-undo");
        assertThat(refusal.path("since").asString()).isEqualTo("CANCELLED");
        shop.call("PUT", "/api/orders/" + order + "/archive", "{\"reason\": \"done\"}", Map.of());
        undo(order).refused(409, "nothing-to-undo");
    }

    @Test
    void refusesWhatItIsNotFor() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 5), 1);
        change(order, 2).ok();
        shop.post("/api/orders/" + order + "/undo", "{}").refused(400, "field-missing");
        shop.post("/api/orders/" + OrderId.random() + "/undo", WHY).refused(404, "order-not-found");
        shop.call("POST", "/api/orders/" + order + "/undo", WHY, Map.of("If-Match", "\"0\""))
                .refused(412, "stale-version");
        assertThat(shop.order(order).at("/lines/0/quantity").asInt()).isEqualTo(2);
    }
}
