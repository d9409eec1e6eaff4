package io.orderfold.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * An order as it was is the order as it was shown: what the read model answered while the order lived, by chance and with
 * stock, payments and shipments at work, is what is answered later for that version and for the instants it was there.
 */
class TimeTravelTest extends RunningShopTest {

    private static final int STEPS = 22;

    @Autowired
    private EventProcessingConfiguration processing;

    /** What was answered, by version. */
    private final Map<Long, JsonNode> answered = new TreeMap<>();

    private final List<String> taken = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000})
    void answersWhatWasAnsweredThen(long seed) {
        Random random = new Random(seed);
        String cheap = shop.product("4.99", 40);
        String dear = shop.product("80.00", random.nextInt(4));
        String order = shop.draft(shop.customer(), cheap, 1 + random.nextInt(3));
        look(order);
        for (int step = 0; step < STEPS; step++) {
            Answer answer = step(order, random, step, cheap, dear);
            assertThat(answer.status()).as(answer.response().body()).isLessThan(500);
            look(order);
        }
        awaitQuiet(order);
        assertThat(answered).as("with seed %s: %s", seed, taken).hasSizeGreaterThan(6);

        assertPast(order);
        replay();
        JsonNode last = answered.get(lastVersion(order));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        shop.call("GET", "/api/orders/" + order, null, Map.of()).json())
                .isEqualTo(last));
        assertPast(order);
    }

    /** Every version that was seen, and around the instant of every one there is. */
    private void assertPast(String order) {
        String path = "/api/orders/" + order;
        answered.forEach((version, then) -> {
            Answer answer = shop.get(path + "?version=" + version);
            assertThat(answer.ok()).as("version " + version).isEqualTo(then);
            assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
        });
        List<Instant> instants = instants(order);
        for (int version = 0; version < instants.size(); version++) {
            Instant at = instants.get(version);
            assertAsOf(path, at, instants);
            if (version + 1 < instants.size()) {
                assertAsOf(
                        path,
                        at.plus(Duration.between(at, instants.get(version + 1)).dividedBy(2)),
                        instants);
            }
        }
        assertAsOf(path, Instant.now().plusSeconds(86_400), instants);
        shop.get(path + "?asOf=" + instants.get(0).minusMillis(1)).refused(404, "order-not-found");
    }

    private void assertAsOf(String path, Instant asOf, List<Instant> instants) {
        long expected = instants.stream().takeWhile(at -> !at.isAfter(asOf)).count() - 1;
        JsonNode answer = shop.get(path + "?asOf=" + asOf).ok();
        assertThat(answer.path("version").asLong()).as("as of " + asOf).isEqualTo(expected);
        if (answered.containsKey(expected)) {
            assertThat(answer).as("as of " + asOf).isEqualTo(answered.get(expected));
        }
    }

    @Test
    void saysWhatIsWrongWithAMoment() {
        String order = shop.draft(shop.customer(), shop.product("5.00", 3), 1);
        Instant drafted = instants(order).get(0);
        String path = "/api/orders/" + order;

        JsonNode early = shop.get(path + "?asOf=" + drafted.minusMillis(1)).refused(404, "order-not-found");
        assertThat(early.path("detail").asString()).contains("before " + drafted);
        assertThat(early.path("since").asString()).isEqualTo(drafted.toString());
        JsonNode late = shop.get(path + "?version=7").refused(400, "version-not-written");
        assertThat(late.path("detail").asString()).isEqualTo("The order is at version 0.");
        assertThat(late.at("/errors/0/field").asString()).isEqualTo("version");
        shop.get(path + "?version=-1").refused(400, "version-not-written");
        shop.get(path + "?version=two").refused(400, "malformed-parameter");
        shop.get(path + "?asOf=yesterday").refused(400, "malformed-parameter");
        shop.get(path + "?version=0&asOf=" + drafted).refused(400, "one-moment-only");
        String nobody = "/api/orders/" + OrderId.random();
        shop.get(nobody + "?version=0").refused(404, "order-not-found");
        shop.get(nobody + "?asOf=" + drafted).refused(404, "order-not-found");

        assertThat(shop.get(path + "/difference?fromVersion=7")
                        .refused(400, "version-not-written")
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("fromVersion");
        shop.get(path + "/difference?fromVersion=0&toVersion=1").refused(400, "version-not-written");
        shop.get(path + "/difference?fromAsOf=" + drafted.minusMillis(1)).refused(404, "order-not-found");
        shop.get(path + "/difference?fromVersion=0&toAsOf=" + drafted.minusMillis(1))
                .refused(404, "order-not-found");
        assertThat(shop.get(path + "/difference?fromAsOf=" + drafted)
                        .ok()
                        .path("changes")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void hasAllThatHappenedAtOneInstant() {
        String order = shop.draft(shop.customer(), shop.product("5.00", 3), 1);
        change(order, 2).ok();
        change(order, 3).ok();
        JsonNode last = change(order, 4).ok();
        Instant one = Instant.parse("2026-01-01T12:00:00.123Z");
        List<Map<String, Object>> recorded =
                writeJdbc.queryForList("select global_index, recorded_at from events where aggregate_id = ?", order);
        // Nobody shall read what is about to be changed, and changed back.
        awaitQuiet();
        // The log as a fast machine would have it.
        writeJdbc.update("update events set recorded_at = ? where aggregate_id = ?", one.toString(), order);
        String path = "/api/orders/" + order;

        try {
            assertThat(shop.get(path + "?asOf=" + one).ok().path("lines")).isEqualTo(last.path("lines"));
            assertThat(shop.get(path + "?asOf=" + one).ok().path("version").asInt())
                    .isEqualTo(3);
            shop.get(path + "?asOf=" + one.minusNanos(1)).refused(404, "order-not-found");
            assertThat(shop.get(path + "?version=1")
                            .ok()
                            .at("/lines/0/quantity")
                            .asInt())
                    .isEqualTo(2);
        } finally {
            // Other tests of this shop compare what is shown with the log.
            recorded.forEach(event -> writeJdbc.update(
                    "update events set recorded_at = ? where global_index = ?",
                    event.get("recorded_at"),
                    event.get("global_index")));
        }
    }

    /** Nobody may ever be shown two things for one version. */
    private JsonNode look(String order) {
        JsonNode now = shop.order(order);
        JsonNode before = answered.putIfAbsent(now.path("version").asLong(), now);
        if (before != null) {
            assertThat(now).isEqualTo(before);
        }
        return now;
    }

    private void awaitQuiet(String order) {
        long[] version = {-1};
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(700))
                .until(() -> {
                    long before = version[0];
                    version[0] = look(order).path("version").asLong();
                    return before == version[0];
                });
    }

    private Answer change(String order, int quantity) {
        return shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": " + quantity + "}", Map.of());
    }

    /** Anything that may be asked of an order, whether it allows it or not. */
    private Answer step(String order, Random random, int step, String cheap, String dear) {
        String path = "/api/orders/" + order;
        int quantity = 1 + random.nextInt(3);
        int kind = step == STEPS / 3 ? 5 : random.nextInt(step < STEPS / 3 ? 13 : 21);
        taken.add(String.valueOf(kind));
        return switch (kind) {
            case 0 ->
                shop.post(
                        path + "/lines",
                        "{\"sku\": \"" + (random.nextInt(3) == 0 ? dear : cheap) + "\", \"quantity\": " + quantity
                                + "}");
            case 1 -> change(order, quantity);
            case 2 -> shop.call("DELETE", path + "/lines/2", null, Map.of());
            case 3 ->
                shop.call(
                        "PUT",
                        path + "/shipping-address",
                        "{\"line1\": \"Street " + step + "\", \"city\": \"Berlin\", \"postalCode\": \"10115\","
                                + " \"country\": \"DE\"}",
                        Map.of());
            case 4 ->
                shop.post(
                        path + "/discounts",
                        "{\"discount\": {\"kind\": \"percent\", \"percent\": \"" + (5 * quantity)
                                + "\"}, \"reason\": \"regular\"}");
            case 5 -> step < STEPS / 3 ? shop.get(path) : shop.post(path + "/place");
            case 6 -> shop.post(path + "/hold", "{\"reason\": \"look at it\", \"kind\": \"manual\"}");
            case 7 -> shop.post(path + "/release", "{\"kind\": \"manual\"}");
            case 8, 9 -> shop.post(path + "/undo", "{\"reason\": \"a slip\"}");
            case 10 -> shop.post(path + "/redo", "{\"reason\": \"it was none\"}");
            case 11 -> shop.call("PUT", path + "/tags/tag-" + quantity, null, Map.of());
            case 12 -> shop.post(path + "/notes", "{\"text\": \"Note " + step + "\", \"audience\": \"staff\"}");
            case 13 ->
                shop.post(
                        path + "/cancel-lines",
                        "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}], \"reason\": \"fewer\"}");
            case 14 -> {
                Answer staged = shop.post(
                        path + "/edits",
                        "{\"changes\": [{\"kind\": \"add\", \"sku\": \"" + cheap + "\", \"quantity\": " + quantity
                                + "}], \"reason\": \"She called\"}");
                yield staged.status() > 299
                        ? staged
                        : shop.post(path + "/edits/"
                                + staged.json().at("/edit/editId").asString() + "/confirm");
            }
            case 15, 16 -> ofShipment(order, "pack", null);
            case 17 -> ofShipment(order, "dispatch", "{\"carrier\": \"DHL\"}");
            case 18 -> ofShipment(order, "deliver", null);
            case 19 ->
                shop.post(
                        path + "/refunds",
                        "{\"amount\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}, \"reason\": \"scratch\"}");
            default ->
                step > STEPS - 4
                        ? shop.post(path + "/cancel", "{\"reason\": \"changed her mind\"}")
                        : shop.post(
                                "/api/stock/" + dear + "/receipts",
                                "{\"quantity\": " + quantity + ", \"reason\": \"delivery\"}");
        };
    }

    private Answer ofShipment(String order, String what, @Nullable String body) {
        awaitQuiet(order);
        JsonNode first = shop.shipments(order).path(0);
        String path = first.isMissingNode()
                ? "/api/orders/" + order
                : "/api/shipments/" + first.path("shipmentId").asString() + "/" + what;
        return first.isMissingNode() ? shop.get(path) : shop.call("POST", path, body, Map.of());
    }

    private void replay() {
        StreamingEventProcessor projection = processing
                .eventProcessor("orders.projection", StreamingEventProcessor.class)
                .orElseThrow();
        projection.shutDown();
        projection.resetTokens();
        projection.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> !projection.isReplaying());
    }

    private List<Instant> instants(String order) {
        return writeJdbc
                .queryForList(
                        "select recorded_at from events where aggregate_id = ? order by sequence_number",
                        String.class,
                        order)
                .stream()
                .map(Instant::parse)
                .toList();
    }

    private long lastVersion(String order) {
        return instants(order).size() - 1;
    }
}
