package io.orderfold.operations.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.RunningShopTest;
import io.orderfold.kernel.jdbc.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** An event that can't be handled: seen, tried again and let go by an operator. By itself nothing is tried here. */
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:dead-letters;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.dead-letters.retry-every-ms=3600000"
        })
public class DeadLetterTest extends RunningShopTest {

    private static final String LETTERS = "/api/operations/dead-letters";

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    @Test
    void parksItsOwnOrderOnlyAndCatchesUpInOrderAfterTheFix() {
        String poison = shop.customer();
        String bad = poisoned(poison);
        String good = shop.draft(shop.customer(), shop.product("5.00", 0), 1);

        assertThat(shop.order(good).path("version").asLong()).isZero();
        List<JsonNode> parked = awaitParked(bad, 3);
        assertThat(parked)
                .extracting(letter -> letter.path("event").asString())
                .containsExactly("OrderDrafted", "OrderLineQuantityChanged", "OrderLineQuantityChanged");
        assertThat(parked)
                .extracting(letter -> letter.path("waiting").asBoolean())
                .containsExactly(false, true, true);
        JsonNode first = parked.get(0);
        assertThat(first.path("group").asString()).isEqualTo("orders.projection");
        assertThat(first.path("cause").asString()).contains("SQL").doesNotContain(poison);
        assertThat(first.path("attempts").asInt()).isEqualTo(1);
        assertThat(first.path("nextTryAt").asString())
                .isGreaterThan(first.path("parkedAt").asString());
        assertThat(shop.get("/api/log/events/" + first.path("eventId").asString())
                        .ok()
                        .path("event")
                        .asString())
                .isEqualTo("OrderDrafted");

        String retry = LETTERS + "/" + first.path("id").asString() + "/retry";
        assertThat(shop.post(retry).ok().path("handled").asInt()).isZero();
        assertThat(parked(bad).get(0).path("attempts").asInt()).isEqualTo(2);

        heal();
        // The last of them: it is handled behind the others.
        String last = LETTERS + "/" + parked.get(2).path("id").asString() + "/retry";
        assertThat(shop.post(last).ok().path("handled").asInt()).isEqualTo(1);
        assertThat(parked(bad)).isEmpty();
        JsonNode order = shop.order(bad);
        assertThat(order.path("version").asLong()).isEqualTo(2);
        assertThat(order.at("/lines/0/quantity").asInt()).isEqualTo(3);
    }

    @Test
    void triesAllAtOnce() {
        String poison = shop.customer();
        String one = poisoned(poison);
        String other = shop.draft(poison, shop.product("5.00", 0), 1);
        awaitParked(one, 3);
        awaitParked(other, 1);
        heal();

        JsonNode answer = shop.post(LETTERS + "/retry", "{\"group\": \"orders.projection\"}")
                .ok();

        assertThat(answer.path("tried").asInt()).isEqualTo(2);
        assertThat(answer.path("handled").asInt()).isEqualTo(2);
        assertThat(letters("")).isEmpty();
    }

    @Test
    void letsOneGoForAReasonThatStandsInTheLog() {
        String bad = poisoned(shop.customer());
        JsonNode last = awaitParked(bad, 3).get(2);
        String discard = LETTERS + "/" + last.path("id").asString() + "/discard";

        shop.post(discard, "{}").refused(400, "field-missing");
        shop.post(discard, "{\"reason\": \" \"}").refused(400, "text-missing");
        assertThat(parked(bad)).hasSize(3);
        shop.post(discard, "{\"reason\": \"made by mistake\"}").ok();

        awaitParked(bad, 2);
        JsonNode logged = shop.get("/api/log/events?event=DeadLetterDiscarded&field=eventId&value="
                        + last.path("eventId").asString())
                .ok()
                .path("items");
        assertThat(logged.size()).isEqualTo(1);
        assertThat(logged.at("/0/actor").asString()).isEqualTo("user:admin");
        assertThat(logged.at("/0/reason").asString()).isEqualTo("made by mistake");
        heal();
        shop.post(LETTERS + "/retry").ok();
        // Not by shop.order, which waits for a version that the row never gets.
        assertThat(shop.call("GET", "/api/orders/" + bad, null, Map.of())
                        .ok()
                        .at("/lines/0/quantity")
                        .asInt())
                .as("the change that was let go is not in the row")
                .isEqualTo(2);
    }

    @Test
    void listsPageByPageAndRefusesWhatItCannotAnswer() {
        String bad = poisoned(shop.customer());
        List<JsonNode> all = awaitParked(bad, 3);

        JsonNode page = shop.get(LETTERS + "?limit=2").ok();
        assertThat(page.path("items").size()).isEqualTo(2);
        JsonNode next = shop.get(
                        LETTERS + "?limit=2&cursor=" + page.path("nextCursor").asString())
                .ok();
        assertThat(next.path("items").size()).isEqualTo(1);
        assertThat(next.has("nextCursor") && !next.path("nextCursor").isNull()).isFalse();
        assertThat(next.at("/items/0")).isEqualTo(all.get(2));
        assertThat(shop.get(LETTERS + "/" + all.get(1).path("id").asString()).ok())
                .isEqualTo(all.get(1));
        assertThat(letters("?group=inventory.process")).isEmpty();
        shop.get(LETTERS + "?group=nobody").refused(400, "unknown-group");
        shop.get(LETTERS + "?limit=0").refused(400, "limit-out-of-range");
        shop.get(LETTERS + "?cursor=x").refused(400, "malformed-cursor");
        shop.get(LETTERS + "/x").refused(404, "dead-letter-not-found");
        shop.post(LETTERS + "/x/retry").refused(404, "dead-letter-not-found");
        shop.post(LETTERS + "/x/discard", "{\"reason\": \"no\"}").refused(404, "dead-letter-not-found");
    }

    @AfterEach
    void leaveNothingBehind() {
        heal();
        shop.post(LETTERS + "/retry").ok();
        assertThat(letters("")).isEmpty();
    }

    /** An order whose row can't be written, with three events. */
    private String poisoned(String customer) {
        readJdbc.execute("alter table orders add constraint no_poison check (customer_id <> '" + customer + "')");
        String order = shop.draft(customer, shop.product("5.00", 0), 1);
        for (int quantity = 2; quantity <= 3; quantity++) {
            shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": " + quantity + "}", Map.of())
                    .ok();
        }
        return order;
    }

    private void heal() {
        readJdbc.execute("alter table orders drop constraint if exists no_poison");
    }

    private List<JsonNode> awaitParked(String stream, int count) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> parked(stream), found -> found.size() == count);
    }

    private List<JsonNode> parked(String stream) {
        List<JsonNode> letters = letters("");
        letters.removeIf(letter -> !letter.path("stream").asString().equals(stream));
        return letters;
    }

    private List<JsonNode> letters(String filter) {
        List<JsonNode> letters = new ArrayList<>();
        shop.get(LETTERS + filter).ok().path("items").forEach(letters::add);
        return letters;
    }
}
