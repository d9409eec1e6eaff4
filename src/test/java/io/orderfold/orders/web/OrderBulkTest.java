package io.orderfold.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OrderBulkTest extends RunningShopTest {

    private static String request(String what, List<String> orders) {
        return "{" + what + ", \"orderIds\": "
                + orders.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]")) + "}";
    }

    private JsonNode bulk(String what, String... orders) {
        return shop.post("/api/orders/bulk", request(what, List.of(orders))).ok();
    }

    private String heldShort() {
        String order = shop.placed(shop.customer(), shop.product("5.00", 0), 1);
        shop.awaitOrder(order, view -> view.path("onHold").asBoolean());
        return order;
    }

    @Test
    void eachOrderAnswersForItself() {
        String open = heldShort();
        String draft = shop.draft(shop.customer(), shop.product("5.00", 1), 1);
        String nowhere = UUID.randomUUID().toString();

        JsonNode answer = bulk("\"action\": \"hold\", \"reason\": \"recall\"", draft, open, nowhere);

        assertThat(answer.path("done").asInt()).isEqualTo(1);
        assertThat(answer.path("refused").asInt()).isEqualTo(2);
        assertThat(answer.at("/items/0/orderId").asString()).isEqualTo(draft);
        assertThat(answer.at("/items/0/problem/type").asString()).isEqualTo("urn:orderfold:problem:wrong-state");
        assertThat(answer.at("/items/0/problem/status").asInt()).isEqualTo(409);
        assertThat(answer.at("/items/1").propertyNames()).containsExactlyInAnyOrder("orderId", "done", "version");
        assertThat(answer.at("/items/2/problem/type").asString()).isEqualTo("urn:orderfold:problem:order-not-found");
        JsonNode held = shop.get("/api/orders/" + open + "?minVersion="
                        + answer.at("/items/1/version").asLong())
                .ok();
        assertThat(held.at("/holds/1/reason").asString()).isEqualTo("recall");
    }

    @Test
    void tagsUntagsReleasesAndCancels() {
        String[] orders = {heldShort(), heldShort()};
        assertThat(bulk("\"action\": \"tag\", \"tag\": \"recall\"", orders)
                        .path("done")
                        .asInt())
                .isEqualTo(2);
        assertThat(bulk("\"action\": \"tag\", \"tag\": \"recall\"", orders)
                        .path("done")
                        .asInt())
                .isEqualTo(2);
        assertThat(bulk("\"action\": \"untag\", \"tag\": \"recall\"", orders[0])
                        .path("done")
                        .asInt())
                .isEqualTo(1);
        bulk("\"action\": \"hold\", \"reason\": \"r\", \"kind\": \"fraud\"", orders);
        assertThat(bulk("\"action\": \"release\", \"kind\": \"fraud\"", orders)
                        .path("done")
                        .asInt())
                .isEqualTo(2);

        JsonNode cancelled = bulk("\"action\": \"cancel\", \"reason\": \"recall\"", orders);

        assertThat(cancelled.path("done").asInt()).isEqualTo(2);
        JsonNode order = shop.get("/api/orders/" + orders[1] + "?minVersion="
                        + cancelled.at("/items/1/version").asLong())
                .ok();
        assertThat(order.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(order.path("tags").toString()).isEqualTo("[\"recall\"]");
    }

    @Test
    void takesAThousandAndNoMore() {
        List<String> thousand =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(1_000).toList();
        JsonNode answer = shop.post("/api/orders/bulk", request("\"action\": \"tag\", \"tag\": \"x\"", thousand))
                .ok();
        assertThat(answer.path("refused").asInt()).isEqualTo(1_000);
        assertThat(IntStream.range(0, 1_000)
                        .allMatch(i ->
                                answer.at("/items/" + i + "/orderId").asString().equals(thousand.get(i))))
                .isTrue();
        List<String> more = Stream.concat(
                        thousand.stream(), Stream.of(UUID.randomUUID().toString()))
                .toList();
        shop.post("/api/orders/bulk", request("\"action\": \"tag\", \"tag\": \"x\"", more))
                .refused(400, "orders-out-of-range");
        shop.post("/api/orders/bulk", request("\"action\": \"tag\", \"tag\": \"x\"", List.of()))
                .refused(400, "orders-out-of-range");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"action\": \"hold\" | reason",
                "\"action\": \"cancel\" | reason",
                "\"action\": \"tag\" | tag",
                "\"action\": \"tag\", \"tag\": \"two words\" | tag",
                "\"action\": \"paint\" | action",
                "\"reason\": \"r\" | action",
            })
    void refusesWhatItCantDoBeforeItDoesAnything(String what, String field) {
        String order = heldShort();
        Answer answer = shop.post("/api/orders/bulk", request(what, List.of(order)));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        JsonNode problem = answer.json();
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void namesTheOrderIdThatIsNone() {
        String ids = request(
                "\"action\": \"tag\", \"tag\": \"x\"", List.of(UUID.randomUUID().toString(), "x"));
        assertThat(shop.post("/api/orders/bulk", ids)
                        .refused(400, "malformed-order-id")
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("orderIds[1]");
    }

    @Test
    void refusesAnOrderNamedTwiceAndAVersion() {
        String order = heldShort();
        String twice = request("\"action\": \"tag\", \"tag\": \"x\"", List.of(order, order));
        assertThat(shop.post("/api/orders/bulk", twice)
                        .refused(400, "order-twice")
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("orderIds[1]");
        shop.call(
                        "POST",
                        "/api/orders/bulk",
                        request("\"action\": \"tag\", \"tag\": \"x\"", List.of(order)),
                        Map.of("If-Match", "\"1\""))
                .refused(400, "no-version-in-bulk");
        assertThat(shop.order(order).path("tags")).isEmpty();
    }
}
