package io.orderfold.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Looking for events by what they are, who did them and what they say, and following what they led to. */
public class LogExplorerTest extends RunningShopTest {

    @Test
    void findsByTypeStreamActorCommandAndTime() {
        String sku = shop.product("10.00", 5);

        assertThat(events("stream=stock:" + sku))
                .extracting(LogExplorerTest::type)
                .contains("StockReceived");
        JsonNode received = events("event=StockReceived&stream=stock:" + sku).get(0);
        assertThat(received.path("command").asString()).isEqualTo("ReceiveStock");
        assertThat(received.path("reason").asString()).isEqualTo("delivery");
        assertThat(received.at("/data/quantity").asInt()).isEqualTo(5);
        String here = "stream=stock:" + sku;
        assertThat(events(here + "&aggregate=Order")).isEmpty();
        assertThat(events(here + "&actor=user:admin")).contains(received);
        assertThat(events(here + "&actor=user:nobody")).isEmpty();
        assertThat(events(here + "&initiator=user:admin&command=ReceiveStock")).containsExactly(received);
        String at = received.path("at").asString();
        assertThat(events(here + "&from=" + at)).contains(received);
        assertThat(events(here + "&to=" + at)).doesNotContain(received);
    }

    @Test
    void findsByWhatAnEventSays() {
        String sku = shop.product("10.00", 5);
        String order = shop.draft(shop.customer(), sku, 2);
        shop.draft(shop.customer(), shop.product("10.00", 0), 2);

        assertThat(events("event=OrderDrafted&field=lines.sku&value=" + sku))
                .singleElement()
                .satisfies(event -> assertThat(event.path("orderId").asString()).isEqualTo(order));
        assertThat(events("order=" + order + "&field=lines.quantity&value=2")).isNotEmpty();
        assertThat(events("order=" + order + "&field=lines.quantity&value=7")).isEmpty();
        assertThat(events("order=" + order + "&field=no.such.field")).isEmpty();
    }

    @Test
    void followsARequestAcrossAllItLedTo() {
        String order = shop.placed(shop.customer(), shop.product("10.00", 5), 2);
        shop.awaitShipment(order);
        JsonNode placed = events("event=OrderPlaced&order=" + order).get(0);

        JsonNode trace = shop.get(
                        "/api/log/traces/" + placed.path("correlationId").asString())
                .ok();

        assertThat(trace.path("truncated").asBoolean()).isFalse();
        List<String> path = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        for (JsonNode item : trace.path("items")) {
            int depth = item.path("depth").asInt();
            assertThat(depth).isLessThanOrEqualTo(path.size());
            JsonNode event = item.path("event");
            if (depth > 0) {
                assertThat(event.path("triggerId").asString())
                        .as(type(event) + " stands below what led to it")
                        .isEqualTo(path.get(depth - 1));
            } else {
                assertThat(event.has("triggerId")).isFalse();
            }
            path = new ArrayList<>(path.subList(0, depth));
            path.add(event.path("eventId").asString());
            kinds.add(event.path("aggregate").asString());
        }
        assertThat(kinds).contains("Order", "StockItem", "Payment", "Shipment");
        assertThat(shop.get("/api/log/events/" + placed.path("eventId").asString())
                        .ok())
                .isEqualTo(placed);
    }

    @Test
    void refusesWhatItCannotAnswer() {
        shop.get("/api/log/events/nothing").refused(404, "event-not-found");
        shop.get("/api/log/traces/nothing").refused(404, "trace-not-found");
        shop.get("/api/log/events?limit=201").refused(400, "limit-out-of-range");
        shop.get("/api/log/events?sort=actor").refused(400, "unknown-sort");
        shop.get("/api/log/events?value=7").refused(400, "field-missing");
        shop.get("/api/log/events?order=7").refused(400, "malformed-order-id");
    }

    private List<JsonNode> events(String filter) {
        List<JsonNode> events = new ArrayList<>();
        shop.get("/api/log/events?" + filter).ok().path("items").forEach(events::add);
        return events;
    }

    private static String type(JsonNode event) {
        return event.path("event").asString();
    }
}
