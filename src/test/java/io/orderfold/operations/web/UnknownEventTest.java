package io.orderfold.operations.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderfold.OrderfoldApplication;
import io.orderfold.RunningShopTest;
import io.orderfold.TestShop;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.LogPages;
import io.orderfold.orders.event.OrderTagged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events of a newer release or a fork in the log: an alarm, and what has one stands still until it is known. */
@ExtendWith(OutputCaptureExtension.class)
@Import(UnknownEventTest.NextRelease.Configuration.class)
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:unknown-events;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.dead-letters.retry-every-ms=100"
        })
public class UnknownEventTest extends RunningShopTest {

    private static final String FOREIGN = "io.orderfold.orders.event.OrderGiftWrapped";
    private static final String TAGGED = OrderTagged.class.getName();

    /** What the next release brings: it knows the event, once it is switched on. */
    static class NextRelease {

        static final AtomicBoolean STARTED = new AtomicBoolean();

        @TestConfiguration
        static class Configuration {
            @Bean
            SingleEventUpcaster knowsGiftWrapping() {
                return new SingleEventUpcaster() {
                    @Override
                    protected boolean canUpcast(IntermediateEventRepresentation event) {
                        return STARTED.get()
                                && (event.getType().getName().equals(FOREIGN)
                                        || "9".equals(event.getType().getRevision()));
                    }

                    @Override
                    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
                        return event.upcastPayload(
                                new SimpleSerializedType(TAGGED, null), JsonNode.class, payload -> ((ObjectNode)
                                                payload)
                                        .put(
                                                "tag",
                                                "wrapped-in-"
                                                        + payload.path("paper").asString()));
                    }
                };
            }
        }
    }

    @LocalServerPort
    private int ownPort;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private LogPages pages;

    @Value("${spring.datasource.url}")
    private String database;

    @Value("${spring.datasource.username}")
    private String user;

    @Value("${orderfold.personal-data.master-key:}")
    private String masterKey;

    @AfterEach
    void startTheNextRelease() {
        NextRelease.STARTED.set(true);
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> letters().isEmpty());
        } finally {
            NextRelease.STARTED.set(false);
        }
    }

    @Test
    void keepsItsOrderStandingAndNothingElse() {
        String bad = shop.draft(shop.customer(), shop.product("5.00", 9), 1);
        shop.order(bad);
        Instant before = recordedAt(bad, 0);
        happened(bad, 1, FOREIGN, null, "\"paper\": \"blue\"");
        happened(bad, 2, TAGGED, null, "\"tag\": \"late\"");
        String good = shop.placed(shop.customer(), shop.product("5.00", 9), 1);

        List<JsonNode> parked = awaitParked(bad, 2);
        JsonNode first = parked.get(0);
        assertThat(first.path("event").asString()).isEqualTo("OrderGiftWrapped");
        assertThat(first.path("cause").asString()).contains("unknown-event " + FOREIGN);
        assertThat(first.has("nextTryAt")).as("not before it is known").isFalse();
        assertThat(first.path("waiting").asBoolean()).isFalse();
        assertThat(parked.get(1).path("event").asString()).isEqualTo("OrderTagged");
        assertThat(parked.get(1).path("waiting").asBoolean()).isTrue();
        shop.awaitStatus(good, "CONFIRMED");
        shop.awaitShipment(good);

        String order = "/api/orders/" + bad;
        JsonNode refusal = shop.call("PATCH", order + "/lines/1", "{\"quantity\": 2}", Map.of())
                .refused(503, "unknown-event");
        assertThat(refusal.path("stream").asString()).isEqualTo(bad);
        assertThat(refusal.path("version").asInt()).isEqualTo(1);
        assertThat(refusal.path("event").asString()).isEqualTo(FOREIGN);
        shop.post(order + "/place").refused(503, "unknown-event");
        shop.post(order + "/place?dryRun=true").refused(503, "unknown-event");
        shop.post(order + "/undo", "{\"reason\": \"a slip\"}").refused(503, "unknown-event");
        shop.call("PATCH", order + "/lines/1", "{\"quantity\": 2}", Map.of("If-Match", "\"0\""))
                .refused(503, "unknown-event");
        assertThat(lastVersion(bad)).isEqualTo(2);

        assertThatExceptionOfType(Rejection.class)
                .as("a rebuild would lack it")
                .isThrownBy(this::readAll)
                .returns("unknown-event", Rejection::code);
        for (String question : List.of(
                "?version=1",
                "?version=2",
                "?asOf=2999-01-01T00:00:00Z",
                "/history",
                "/history.csv",
                "/explain",
                "/difference?fromVersion=0")) {
            shop.get(order + question).refused(503, "unknown-event");
        }
        assertThat(shop.get(order + "?version=0").ok().path("version").asInt()).isZero();
        assertThat(shop.get(order + "?asOf=" + before).ok().path("version").asInt())
                .isZero();
        assertThat(shop.call("GET", order, null, Map.of()).ok().path("version").asInt())
                .as("the row stays what it was before the event")
                .isZero();

        NextRelease.STARTED.set(true);
        JsonNode caughtUp = shop.awaitOrder(bad, view -> view.path("version").asInt() == 2);
        assertThat(caughtUp.path("tags").toString()).contains("wrapped-in-blue", "late");
        await().atMost(Duration.ofSeconds(30)).until(() -> parked(bad).isEmpty());
        shop.call("PATCH", order + "/lines/1", "{\"quantity\": 2}", Map.of()).ok();
        assertThat(shop.get(order + "/history").ok().path("items")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(shop.get("/api/log/events?stream=" + bad).ok().path("items").findValuesAsString("event"))
                .containsExactly("OrderLineQuantityChanged", "OrderTagged", "OrderTagged", "OrderDrafted");
    }

    @Test
    void refusesALaterRevisionThanItHas() {
        String bad = shop.draft(shop.customer(), shop.product("5.00", 9), 1);
        happened(bad, 1, TAGGED, "9", "\"tag\": \"urgent\", \"paper\": \"red\"");

        assertThat(awaitParked(bad, 1).get(0).path("cause").asString()).contains("unknown-event " + TAGGED);
        JsonNode refusal = shop.post("/api/orders/" + bad + "/place").refused(503, "unknown-event");
        assertThat(refusal.path("event").asString()).isEqualTo(TAGGED);
        assertThat(refusal.path("revision").asString()).isEqualTo("9");
        assertThat(refusal.path("detail").asString()).contains("OrderTagged in its revision 9");

        NextRelease.STARTED.set(true);
        assertThat(shop.awaitOrder(bad, view -> view.path("version").asInt() == 1)
                        .path("tags")
                        .toString())
                .contains("wrapped-in-red");
    }

    @Test
    void refusesWhatCannotBeReadIntoTodaysClass() {
        String bad = shop.draft(shop.customer(), shop.product("5.00", 9), 1);
        happened(bad, 1, TAGGED, null, "\"tag\": {\"a\": \"form of its own\"}");

        awaitParked(bad, 1);
        JsonNode refusal = shop.post("/api/orders/" + bad + "/place").refused(503, "unknown-event");
        assertThat(refusal.path("detail").asString()).contains("can't read the event OrderTagged");
        writeJdbc.update(
                "update events set payload = ? where aggregate_id = ? and sequence_number = 1",
                "{\"orderId\": \"" + bad + "\", \"tag\": \"mended\"}",
                bad);
        shop.post("/api/orders/" + bad + "/place").ok();
        // The letters keep what they were parked with: it is for an operator to let them go.
        letters().forEach(letter -> shop.post(
                        "/api/operations/dead-letters/" + letter.path("id").asString() + "/discard",
                        "{\"reason\": \"it can't be read\"}")
                .ok());
    }

    @Test
    void raisesTheAlarmOncePerKind(CapturedOutput output) {
        String type = "io.orderfold.orders.event.OrderRaffled" + UUID.randomUUID();
        String one = shop.draft(shop.customer(), shop.product("5.00", 9), 1);
        String other = shop.draft(shop.customer(), shop.product("5.00", 9), 1);
        happened(one, 1, type, "9", "\"paper\": \"green\"");
        happened(other, 1, type, "9", "\"paper\": \"green\"");
        awaitParked(one, 1);
        awaitParked(other, 1);

        assertThat(output.toString().lines().filter(line -> line.contains("ERROR") && line.contains(type)))
                .singleElement()
                .asString()
                .contains(type + ", revision 9");
        JsonNode listed = null;
        for (JsonNode item : shop.get("/api/operations/unknown-events").ok().path("items")) {
            listed = item.path("type").asString().equals(type) ? item : listed;
        }
        assertThat(listed).isNotNull();
        assertThat(listed.path("revision").asString()).isEqualTo("9");
        assertThat(listed.path("count").asInt()).isEqualTo(2);
        assertThat(listed.path("firstPosition").asLong())
                .isEqualTo(writeJdbc.queryForObject(
                        "select min(global_index) from events where event_type = ?", Long.class, type));
        assertThat(Instant.parse(listed.path("firstAt").asString())).isEqualTo(recordedAt(one, 1));
        assertThat(meters.get("orderfold.events.unknown")
                        .tag("type", type)
                        .tag("revision", "9")
                        .gauge()
                        .value())
                .isEqualTo(2);

        HttpResponse<String> open = health();
        assertThat(open.statusCode()).as("requests may be sent here").isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(open.body()).path("status").asString())
                .isEqualTo("DEGRADED");
        JsonNode component = shop.get("/actuator/health").ok().at("/components/unknownEvents");
        assertThat(component.path("status").asString()).isEqualTo("DEGRADED");
        assertThat(component.at("/details/events").toString()).contains(type + ", revision 9");
    }

    @Test
    void saysSoAtTheStart(CapturedOutput output) {
        String type = "io.orderfold.orders.event.OrderAuctioned" + UUID.randomUUID();
        String bad = shop.draft(shop.customer(), shop.product("5.00", 9), 1);
        happened(bad, 1, type, "9", "\"paper\": \"green\"");
        awaitParked(bad, 1);
        int before = output.toString().length();

        try (var second = new SpringApplicationBuilder(OrderfoldApplication.class)
                .run(
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=" + user,
                        "--orderfold.personal-data.master-key=" + masterKey,
                        "--server.port=0",
                        "--orderfold.write.pool-size=8",
                        "--orderfold.read.pool-size=8",
                        "--orderfold.security.admin-password=" + TestShop.PASSWORD)) {
            String said = output.toString().substring(before);
            assertThat(said.indexOf(type + ", revision 9"))
                    .as("before anything else is done")
                    .isBetween(0, said.indexOf("Started "));
            TestShop other =
                    new TestShop(Integer.parseInt(second.getEnvironment().getRequiredProperty("local.server.port")));
            assertThat(other.get("/actuator/health").ok().path("status").asString())
                    .isEqualTo("DEGRADED");
        }
    }

    private void readAll() {
        LogPages.Pass pass = pages.fromTheStart();
        while (!pass.next().isEmpty()) {}
    }

    private HttpResponse<String> health() {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + ownPort + "/actuator/health"))
                                    .build(),
                            BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As another release has recorded it. */
    private void happened(String order, int version, String type, @Nullable String revision, String fields) {
        writeJdbc.update(
                "insert into events (event_id, aggregate_id, sequence_number, aggregate_type, recorded_at, event_type,"
                        + " event_revision, payload, metadata) values (?, ?, ?, 'Order', ?, ?, ?, ?, '{}')",
                UUID.randomUUID().toString(),
                order,
                version,
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                type,
                revision,
                "{\"orderId\": \"" + order + "\", " + fields + "}");
    }

    private Instant recordedAt(String order, int version) {
        return Instant.parse(writeJdbc.queryForObject(
                "select recorded_at from events where aggregate_id = ? and sequence_number = ?",
                String.class,
                order,
                version));
    }

    private long lastVersion(String order) {
        return writeJdbc.queryForObject(
                "select max(sequence_number) from events where aggregate_id = ?", Long.class, order);
    }

    private List<JsonNode> awaitParked(String order, int count) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> parked(order), found -> found.size() == count);
    }

    /** For the order's own row; others have parked it, too. */
    private List<JsonNode> parked(String order) {
        List<JsonNode> letters = new ArrayList<>();
        shop.get("/api/operations/dead-letters?limit=200&group=orders.projection")
                .ok()
                .path("items")
                .forEach(letter -> {
                    if (letter.path("stream").asString().equals(order)) {
                        letters.add(letter);
                    }
                });
        return letters;
    }

    private List<JsonNode> letters() {
        List<JsonNode> letters = new ArrayList<>();
        shop.get("/api/operations/dead-letters?limit=200").ok().path("items").forEach(letters::add);
        return letters;
    }
}
