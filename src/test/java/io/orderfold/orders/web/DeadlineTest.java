package io.orderfold.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeadlineTest extends RunningShopTest {

    /** The simulated provider declines what ends in .13. */
    private String declined() {
        String order = shop.placed(shop.customer(), shop.product("5.13", 1), 1);
        shop.awaitOrder(order, view -> !view.path("payBy").isMissingNode());
        return order;
    }

    private Answer move(String order, String body) {
        return shop.call("PUT", "/api/orders/" + order + "/time-to-pay", body, Map.of());
    }

    private List<JsonNode> deadlines(String filter) {
        List<JsonNode> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = shop.get("/api/deadlines?limit=2" + filter + cursor).ok();
            page.path("items").forEach(found::add);
            cursor = page.has("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asString()
                    : null;
        } while (cursor != null);
        return found;
    }

    private List<String> orders(String filter) {
        return deadlines(filter).stream()
                .map(deadline -> deadline.path("orderId").asString())
                .toList();
    }

    @Test
    void listsMovesAndLiftsTheTimeToPay() {
        String first = declined();
        String second = declined();
        String third = declined();
        List<JsonNode> all = deadlines("");
        assertThat(all)
                .extracting(deadline -> Instant.parse(deadline.path("at").asString()))
                .isSorted();
        assertThat(orders("")).containsSubsequence(first, second, third);
        JsonNode deadline = all.stream()
                .filter(some -> some.path("orderId").asString().equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(deadline.path("kind").asString()).isEqualTo("payment");
        assertThat(deadline.at("/due/amount").asString()).isEqualTo("5.13");

        Instant soon = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        JsonNode moved = move(third, "{\"payBy\": \"" + soon + "\", \"reason\": \"Asked for by phone\"}")
                .ok();
        assertThat(moved.path("payBy").asString()).isEqualTo(soon.toString());
        JsonNode lifted =
                move(second, "{\"reason\": \"Pays at the end of the month\"}").ok();
        assertThat(lifted.has("payBy")).isFalse();
        shop.awaitOrder(third, order -> order.path("version").equals(moved.path("version")));
        shop.awaitOrder(second, order -> order.path("version").equals(lifted.path("version")));

        assertThat(orders("")).containsSubsequence(third, first).doesNotContain(second);
        assertThat(orders("&before=" + soon.plusSeconds(1))).contains(third).doesNotContain(first);
        assertThat(orders("&before=" + soon)).doesNotContain(third);
    }

    @Test
    void refusesWhatIsNoTime() {
        String order = declined();
        move(order, "{\"payBy\": \"2026-01-01T00:00:00Z\", \"reason\": \"r\"}").refused(400, "time-to-pay-over");
        move(order, "{\"payBy\": \"tomorrow\", \"reason\": \"r\"}").refused(400, "malformed-field");
        move(order, "{\"payBy\": null}").refused(400, "field-missing");
        String draft = shop.draft(shop.customer(), shop.product("5.00", 1), 1);
        move(draft, "{\"reason\": \"r\"}").refused(409, "not-awaiting-payment");
        shop.get("/api/deadlines?limit=0").refused(400, "limit-out-of-range");
        shop.get("/api/deadlines?cursor=x").refused(400, "malformed-cursor");
    }

    @Test
    void listsAndMovesTheReviewOfAHold() {
        String order = shop.placed(shop.customer(), shop.product("5.00", 1), 1);
        Instant soon = Instant.now().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
        shop.post(
                        "/api/orders/" + order + "/hold",
                        "{\"kind\": \"fraud\", \"reason\": \"odd\", \"reviewBy\": \"" + soon + "\"}")
                .ok();
        shop.awaitOrder(order, view -> view.at("/holds/0/reviewBy").asString().equals(soon.toString()));
        assertThat(deadlines("&kind=hold-review"))
                .anySatisfy(deadline -> {
                    assertThat(deadline.path("orderId").asString()).isEqualTo(order);
                    assertThat(deadline.path("hold").asString()).isEqualTo("fraud");
                })
                .allSatisfy(
                        deadline -> assertThat(deadline.path("kind").asString()).isEqualTo("hold-review"));
        shop.get("/api/deadlines?kind=nap").refused(400, "unknown-deadline-kind");

        JsonNode lifted = shop.call(
                        "PUT", "/api/orders/" + order + "/holds/fraud/review", "{\"reason\": \"no hurry\"}", Map.of())
                .ok();
        shop.awaitOrder(order, view -> view.path("version").equals(lifted.path("version")));
        assertThat(orders("&kind=hold-review")).doesNotContain(order);
    }

    @Test
    void listsMovesAndLiftsTheReturnWindow() {
        String order = shop.placed(shop.customer(), shop.product("5.00", 1), 1);
        String shipment = "/api/shipments/" + shop.awaitShipment(order);
        String window = "/api/orders/" + order + "/return-window";
        shop.call("PUT", window, "{\"reason\": \"r\"}", Map.of()).refused(409, "nothing-to-return");
        shop.post(shipment + "/pack").ok();
        shop.post(shipment + "/dispatch", "{\"carrier\": \"DHL\"}").ok();
        JsonNode shipped = shop.awaitOrder(order, view -> view.has("returnBy"));
        assertThat(Instant.parse(shipped.path("returnBy").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));
        assertThat(orders("&kind=return-window")).contains(order);
        assertThat(deadlines(""))
                .extracting(deadline -> Instant.parse(deadline.path("at").asString()))
                .isSorted();

        Instant later = Instant.now().plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.SECONDS);
        JsonNode moved = shop.call("PUT", window, "{\"until\": \"" + later + "\", \"reason\": \"Christmas\"}", Map.of())
                .ok();
        assertThat(moved.path("returnBy").asString()).isEqualTo(later.toString());
        shop.awaitOrder(order, view -> view.path("version").equals(moved.path("version")));
        assertThat(orders("&kind=return-window&before=" + later)).doesNotContain(order);
        assertThat(orders("&kind=return-window&before=" + later.plusSeconds(1))).contains(order);

        JsonNode lifted = shop.call("PUT", window, "{\"reason\": \"a warranty\"}", Map.of())
                .ok();
        assertThat(lifted.has("returnBy")).isFalse();
        shop.awaitOrder(order, view -> view.path("version").equals(lifted.path("version")));
        assertThat(orders("&kind=return-window")).doesNotContain(order);
        shop.call("PUT", window, "{\"until\": \"2026-01-01T00:00:00Z\", \"reason\": \"r\"}", Map.of())
                .refused(400, "time-is-over");
    }
}
