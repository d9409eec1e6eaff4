package io.orderfold.audit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who did what to an order, when and why, what that changed, and what it led to elsewhere. */
public class OrderHistoryTest extends RunningShopTest {

    private static final String USER = "user:admin";

    @Test
    void tellsEachChangeWithWhoWhyAndTheCommand() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 0), 2);
        shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": 3}", Map.of())
                .ok();
        shop.post("/api/orders/" + order + "/cancel", "{\"reason\": \"changed their mind\"}")
                .ok();

        List<JsonNode> entries = entries(order, "?aggregate=Order");
        assertThat(entries)
                .extracting(entry -> entry.path("event").asString(), entry -> entry.path("command")
                        .asString())
                .contains(
                        tuple("OrderDrafted", "DraftOrder"),
                        tuple("OrderLineQuantityChanged", "ChangeLineQuantity"),
                        tuple("OrderCancelled", "CancelOrder"));
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.path("actor").asString()).isEqualTo(USER);
            assertThat(entry.path("at").asString()).endsWith("Z");
            assertThat(entry.has("triggerId")).isFalse();
        });
        JsonNode cancelled = entries.get(entries.size() - 1);
        assertThat(cancelled.path("reason").asString()).isEqualTo("changed their mind");
        assertThat(change(cancelled, "status").path("before").asString()).isEqualTo("DRAFT");
        assertThat(change(cancelled, "status").path("after").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void tellsFieldByFieldWhatWasAndWhatIs() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 0), 2);
        shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": 3}", Map.of())
                .ok();
        String other = shop.product("5.00", 0);
        shop.post("/api/orders/" + order + "/lines", "{\"sku\": \"" + other + "\", \"quantity\": 1}")
                .ok();
        shop.call("DELETE", "/api/orders/" + order + "/lines/2", null, Map.of()).ok();

        JsonNode changed = only(order, "OrderLineQuantityChanged");
        assertThat(change(changed, "lines[1].quantity").path("before").asInt()).isEqualTo(2);
        assertThat(change(changed, "lines[1].quantity").path("after").asInt()).isEqualTo(3);
        assertThat(change(changed, "total").at("/before/amount").asString()).isEqualTo("20.00");
        assertThat(change(changed, "total").at("/after/amount").asString()).isEqualTo("30.00");
        JsonNode added = change(only(order, "OrderLineAdded"), "lines[2]");
        assertThat(added.has("before")).isFalse();
        assertThat(added.at("/after/sku").asString()).isEqualTo(other);
        JsonNode removed = change(only(order, "OrderLineRemoved"), "lines[2]");
        assertThat(removed.at("/before/sku").asString()).isEqualTo(other);
        assertThat(removed.has("after")).isFalse();
    }

    @Test
    void goesOnInWhatItLedToElsewhere() {
        String sku = shop.product("10.00", 5);
        String order = shop.placed(shop.customer(), sku, 2);
        shop.awaitShipment(order);

        List<JsonNode> entries = entries(order, "");
        assertThat(entries)
                .extracting(entry -> entry.path("aggregate").asString())
                .contains("Order", "StockItem", "Payment", "Shipment");
        JsonNode placed = first(entries, "OrderPlaced");
        JsonNode reserved = first(entries, "StockReserved");
        assertThat(reserved.path("triggerId").asString())
                .isEqualTo(placed.path("eventId").asString());
        assertThat(reserved.path("actor").asString()).isEqualTo("process:inventory.process");
        assertThat(reserved.path("initiator").asString()).isEqualTo(USER);
        assertThat(reserved.at("/data/quantity").asInt()).isEqualTo(2);
        assertThat(reserved.path("correlationId")).isEqualTo(placed.path("correlationId"));
        assertThat(entries).extracting(entry -> entry.path("position").asLong()).isSorted();
    }

    @Test
    void isNarrowedAndTurnedAroundAndReadPageByPage() {
        String order = shop.placed(shop.customer(), shop.product("10.00", 5), 2);
        shop.awaitShipment(order);
        List<JsonNode> all = entries(order, "");

        assertThat(entries(order, "?actor=" + USER))
                .allSatisfy(entry -> assertThat(entry.path("actor").asString()).isEqualTo(USER));
        assertThat(entries(order, "?field=status"))
                .extracting(entry -> entry.path("event").asString())
                .containsExactly("OrderDrafted", "OrderPlaced", "OrderConfirmed");
        assertThat(entries(order, "?field=nothing")).isEmpty();
        String from = all.get(2).path("at").asString();
        assertThat(entries(order, "?from=" + from))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.path("at").asString()).isGreaterThanOrEqualTo(from));
        assertThat(entries(order, "?to=" + from)).hasSizeLessThan(all.size());

        List<JsonNode> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = shop.get("/api/orders/" + order + "/history?sort=-at&limit=3" + cursor)
                    .ok();
            assertThat(page.path("items").size()).isBetween(1, 3);
            page.path("items").forEach(entry -> paged.add(0, entry));
            cursor = page.hasNonNull("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asString()
                    : null;
        } while (cursor != null);
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void isReadAsATable() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 0), 2);
        shop.post("/api/orders/" + order + "/cancel", "{\"reason\": \"=1+1\"}").ok();

        Answer answer = shop.get("/api/orders/" + order + "/history.csv?field=status");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.response().body().lines())
                .hasSize(3)
                .first()
                .asString()
                .isEqualTo("position,at,event,aggregate,stream,version,actor,initiator,reason,command,triggerId,"
                        + "correlationId,field,before,after");
        assertThat(answer.response().body().lines().skip(2))
                .singleElement()
                .asString()
                .contains(",OrderCancelled,Order," + order + ",")
                .contains(",'=1+1,CancelOrder,")
                .endsWith(",status,DRAFT,CANCELLED");
    }

    @Test
    void comparesTwoMoments() {
        String order = shop.draft(shop.customer(), shop.product("10.00", 0), 2);
        long first = shop.order(order).path("version").asLong();
        shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": 3}", Map.of())
                .ok();
        shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": 2}", Map.of())
                .ok();
        shop.post("/api/orders/" + order + "/cancel", "{\"reason\": \"done\"}").ok();

        JsonNode difference = shop.get("/api/orders/" + order + "/difference?fromVersion=" + first)
                .ok();
        assertThat(change(difference, "status").path("after").asString()).isEqualTo("CANCELLED");
        assertThat(change(difference, "lines[1].quantity").isMissingNode()).isTrue();
        JsonNode back = shop.get(
                        "/api/orders/" + order + "/difference?fromAsOf=2999-01-01T00:00:00Z&toVersion=" + first)
                .ok();
        assertThat(change(back, "status").path("after").asString()).isEqualTo("DRAFT");
        assertThat(back.path("toVersion").asLong()).isEqualTo(first);
    }

    @Test
    void refusesWhatItCannotAnswer() {
        String nobody = "00000000-0000-4000-8000-000000000000";
        shop.get("/api/orders/" + nobody + "/history").refused(404, "order-not-found");
        shop.get("/api/orders/" + nobody + "/history.csv").refused(404, "order-not-found");
        shop.get("/api/orders/" + nobody + "/difference?fromVersion=0").refused(404, "order-not-found");
        String order = shop.draft(shop.customer(), shop.product("10.00", 0), 2);
        shop.get("/api/orders/" + order + "/history?limit=0").refused(400, "limit-out-of-range");
        shop.get("/api/orders/" + order + "/history?sort=actor").refused(400, "unknown-sort");
        shop.get("/api/orders/" + order + "/history?cursor=!").refused(400, "malformed-cursor");
        shop.get("/api/orders/" + order + "/difference").refused(400, "field-missing");
        shop.get("/api/orders/" + order + "/difference?fromVersion=0&fromAsOf=2020-01-01T00:00:00Z")
                .refused(400, "one-moment-only");
    }

    private List<JsonNode> entries(String order, String filter) {
        List<JsonNode> entries = new ArrayList<>();
        shop.get("/api/orders/" + order + "/history" + filter)
                .ok()
                .path("items")
                .forEach(entries::add);
        return entries;
    }

    private JsonNode only(String order, String event) {
        List<JsonNode> entries = entries(order, "?event=" + event);
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static JsonNode first(List<JsonNode> entries, String event) {
        return entries.stream()
                .filter(entry -> entry.path("event").asString().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode change(JsonNode entry, String field) {
        for (JsonNode change : entry.path("changes")) {
            if (change.path("field").asString().equals(field)) {
                return change;
            }
        }
        return entry.path("no such change");
    }
}
