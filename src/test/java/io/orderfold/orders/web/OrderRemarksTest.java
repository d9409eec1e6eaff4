package io.orderfold.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OrderRemarksTest extends RunningShopTest {

    private String draft() {
        return shop.draft(shop.customer(), shop.product("5.00", 10), 1);
    }

    private JsonNode put(String path) {
        return shop.call("PUT", path, "", Map.of()).ok();
    }

    @Test
    void findsOrdersByAllTheirTags() {
        String one = draft();
        String both = draft();
        put("/api/orders/" + one + "/tags/Vip-7");
        put("/api/orders/" + both + "/tags/vip-7");
        JsonNode tagged = put("/api/orders/" + both + "/tags/b2b-7");
        assertThat(tagged.path("tags").toString()).isEqualTo("[\"b2b-7\",\"vip-7\"]");

        long version = tagged.path("version").asLong();
        shop.awaitOrder(both, order -> order.path("version").asLong() == version);
        shop.awaitOrder(one, order -> !order.path("tags").isEmpty());

        assertThat(found("vip-7")).containsExactlyInAnyOrder(one, both);
        assertThat(found("b2b-7,VIP-7")).containsExactly(both);

        shop.call("DELETE", "/api/orders/" + both + "/tags/vip-7", "", Map.of()).ok();
        shop.awaitOrder(both, order -> order.path("tags").size() == 1);
        assertThat(found("vip-7")).containsExactly(one);
    }

    private String[] found(String tags) {
        return shop.get("/api/orders?tag=" + tags)
                .ok()
                .path("items")
                .valueStream()
                .map(order -> order.path("orderId").asString())
                .toArray(String[]::new);
    }

    @Test
    void writesNotesDownAndTakesThemAway() {
        String notes = "/api/orders/" + draft() + "/notes";
        Answer first = shop.post(notes, "{\"text\": \"Rings twice\\nand waits\"}");
        JsonNode note = first.ok().at("/notes/0");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).endsWith(notes + "/1");
        assertThat(note.path("text").asString()).isEqualTo("Rings twice\nand waits");
        assertThat(note.path("by").asString()).isEqualTo("user:admin");
        assertThat(note.path("audience").asString()).isEqualTo("staff");
        shop.post(notes, "{\"text\": \"x\", \"audience\": \"neighbours\"}").refused(400, "unknown-audience");
        assertThat(note.path("at").asString()).isNotBlank();

        assertThat(shop.call("DELETE", notes + "/1", "", Map.of()).ok().path("notes"))
                .isEmpty();
        shop.call("DELETE", notes + "/1", "", Map.of()).refused(404, "note-not-found");
        assertThat(shop.post(notes, "{\"text\": \"Again\"}").header("Location")).endsWith("/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\": null}", "{\"text\": \" \"}", "{\"text\": 7}", "{\"words\": \"x\"}"})
    void refusesANoteThatSaysNothing(String body) {
        Answer answer = shop.post("/api/orders/" + draft() + "/notes", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        JsonNode problem = answer.json();
        assertThat(problem.at("/errors/0/field").asString()).isIn("text", "words");
    }

    @Test
    void refusesWhatIsNoTagAndAnOrderThatIsNotThere() {
        String order = draft();
        shop.call("PUT", "/api/orders/" + order + "/tags/two%20words", "", Map.of())
                .refused(400, "malformed-tag");
        shop.call("DELETE", "/api/orders/" + order + "/notes/x", "", Map.of()).refused(404, "note-not-found");
        String nowhere = "/api/orders/00000000-0000-4000-8000-000000000000";
        shop.call("PUT", nowhere + "/tags/gift", "", Map.of()).refused(404, "order-not-found");
        shop.post(nowhere + "/notes", "{\"text\": \"x\"}").refused(404, "order-not-found");
    }
}
