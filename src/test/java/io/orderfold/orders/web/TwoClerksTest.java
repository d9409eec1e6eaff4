package io.orderfold.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Two clerks at the same order, of whom the second has not seen what the first did. */
class TwoClerksTest extends RunningShopTest {

    private static final String ELSEWHERE = """
            {"name": "Ada Sample", "line1": "Sample Street 1", "postalCode": "10115", "city": "Berlin", "country": "DE"}""";

    private static Map<String, String> seen(long version, String prefer) {
        String etag = "\"" + version + "\"";
        return prefer.isEmpty() ? Map.of("If-Match", etag) : Map.of("If-Match", etag, "Prefer", prefer);
    }

    private Answer sendElsewhere(String order, Map<String, String> headers) {
        return shop.call("PUT", "/api/orders/" + order + "/shipping-address", ELSEWHERE, headers);
    }

    private Answer changeLine(String order, int quantity, Map<String, String> headers) {
        return shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": " + quantity + "}", headers);
    }

    /** A placed order that nobody changes any more, for there is nothing to reserve. */
    private String heldShort() {
        String order = shop.placed(shop.customer(), shop.product("5.00", 0), 1);
        shop.awaitOrder(order, view -> view.path("onHold").asBoolean());
        return order;
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "wait=5, merge", "Merge", "respond-async,merge;x=y"})
    void bothGetTheirWayWhereTheyTouchDifferentThings(String prefer) {
        String order = heldShort();
        long version = shop.order(order).path("version").asLong();
        JsonNode held = shop.post("/api/orders/" + order + "/hold", "{\"reason\": \"check the address\"}")
                .ok();
        assertThat(held.path("version").asLong()).isEqualTo(version + 1);

        Answer answer = sendElsewhere(order, seen(version, prefer));

        JsonNode sent = answer.ok();
        assertThat(answer.header("ETag")).isEqualTo("\"" + (version + 2) + "\"");
        assertThat(sent.at("/shippingAddress/city").asString()).isEqualTo("Berlin");
        assertThat(sent.path("holds").size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait=5", "emerge", "return=minimal"})
    void theSecondIsToldWhatTheFirstDid(String prefer) {
        String order = heldShort();
        long version = shop.order(order).path("version").asLong();
        shop.post("/api/orders/" + order + "/hold", "{\"reason\": \"check the address\"}")
                .ok();

        JsonNode problem = sendElsewhere(order, seen(version, prefer)).refused(412, "stale-version");

        assertThat(problem.path("currentVersion").asLong()).isEqualTo(version + 1);
        assertThat(problem.path("expectedVersion").asLong()).isEqualTo(version);
        assertThat(problem.path("events").size()).isEqualTo(1);
        JsonNode held = problem.at("/events/0");
        assertThat(held.propertyNames()).containsExactlyInAnyOrder("version", "type", "at", "actor", "reason");
        assertThat(held.path("version").asLong()).isEqualTo(version + 1);
        assertThat(held.path("type").asString()).isEqualTo("OrderHeld");
        assertThat(held.path("actor").asString()).isEqualTo("user:admin");
        assertThat(held.path("reason").asString()).isEqualTo("check the address");
        assertThat(held.path("at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
        assertThat(shop.order(order).has("shippingAddress")).isFalse();
    }

    @Test
    void theSecondIsRefusedWhereBothChangeLinesAlsoWithThePreference() {
        String order = shop.draft(shop.customer(), shop.product("5.00", 0), 1);
        changeLine(order, 2, seen(0, "merge")).ok();

        JsonNode problem = changeLine(order, 3, seen(0, "merge")).refused(412, "stale-version");

        assertThat(problem.at("/events/0/type").asString()).isEqualTo("OrderLineQuantityChanged");
        assertThat(problem.at("/events/0").has("reason")).isFalse();
        assertThat(shop.order(order).at("/lines/0/quantity").asInt()).isEqualTo(2);
        changeLine(order, 3, seen(problem.path("currentVersion").asLong(), "")).ok();
    }

    @Test
    void tellsNothingPersonalOfWhatTheFirstDid() {
        String order = shop.draft(shop.customer(), shop.product("5.00", 0), 1);
        sendElsewhere(order, seen(0, "")).ok();

        Answer refused = sendElsewhere(order, seen(0, "merge"));

        assertThat(refused.refused(412, "stale-version").at("/events/0/type").asString())
                .isEqualTo("OrderShippingAddressChanged");
        assertThat(refused.response().body()).doesNotContain("Berlin", "Ada", "Sample Street");
    }

    @Test
    void mergesAlsoWhatIsDoneToACustomer() {
        String customer = "/api/customers/" + shop.customer();
        shop.call("PUT", customer + "/consents/newsletter", "{\"given\": true, \"source\": \"checkout\"}", seen(0, ""))
                .ok();
        JsonNode renamed = shop.call("PATCH", customer, "{\"name\": \"Ada Example\"}", seen(0, "merge"))
                .ok();
        assertThat(renamed.path("version").asLong()).isEqualTo(2);
        assertThat(renamed.path("consents").size()).isEqualTo(1);
        shop.call("PATCH", customer, "{\"name\": \"Ada Third\"}", seen(1, "merge"))
                .refused(412, "stale-version");
    }
}
