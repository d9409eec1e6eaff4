package io.orderfold.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.TestShop;
import io.orderfold.kernel.axon.EventHash;
import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.axon.SealOldEvents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who has the database changes the log; verifying it says what was done. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:tampered;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.security.admin-password=" + TestShop.PASSWORD,
            "orderfold.payments.provider=simulator",
            "orderfold.audit.checkpoint-every=PT0S",
            "orderfold.audit.patience=PT1S"
        })
public class TamperTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static java.nio.file.Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private SealOldEvents sealing;

    @Autowired
    private EventStore store;

    @Autowired
    private Log log;

    @Autowired
    private EventProcessingConfiguration processing;

    private TestShop shop;

    /** The newest checkpoint when the test began. */
    private JsonNode signed;

    @DynamicPropertySource
    static void ownFolder(DynamicPropertyRegistry properties) {
        properties.add("orderfold.data-dir", () -> folder.toString());
    }

    @BeforeEach
    void fillTheShopAndRememberIt() {
        shop = new TestShop(port);
        processors().stream().filter(processor -> !processor.isRunning()).forEach(StreamingEventProcessor::start);
        String sku = shop.product("10.00", 100);
        String customer = shop.customer();
        List<String> orders = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> shop.placed(customer, sku, 1))
                .toList();
        orders.forEach(shop::awaitShipment);
        awaitRest();
        stopReading();
        signed = shop.post("/api/log/checkpoints").ok();
        jdbc.execute("create table kept_events as select * from events");
        jdbc.execute("create table kept_checkpoints as select * from log_checkpoints");
    }

    /** What is still to be read must be read before somebody changes it. */
    private void awaitRest() {
        long[] events = {-1};
        await().pollInterval(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> {
            long before = events[0];
            events[0] = count();
            var head = store.createHeadToken();
            return before == events[0]
                    && processors().stream()
                            .allMatch(processor -> !processor.processingStatus().isEmpty()
                                    && processor.processingStatus().values().stream()
                                            .allMatch(status -> log.hasBeenReadTo(head, status.getTrackingToken())));
        });
    }

    /** Nobody is to act on what somebody else makes up. */
    private void stopReading() {
        processors().forEach(StreamingEventProcessor::shutDown);
    }

    private List<StreamingEventProcessor> processors() {
        return processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .toList();
    }

    /** What is there now is as it was recorded. */
    private void remember() {
        jdbc.update("delete from kept_events");
        jdbc.update("insert into kept_events select * from events");
        jdbc.update("delete from kept_checkpoints");
        jdbc.update("insert into kept_checkpoints select * from log_checkpoints");
    }

    @AfterEach
    void undoEverything() {
        jdbc.execute("delete from events");
        String columns =
                "global_index, event_id, aggregate_id, sequence_number, aggregate_type, recorded_at, event_type,"
                        + " event_revision, payload, metadata, hash";
        jdbc.execute(
                "insert into events (" + columns + ") overriding system value select " + columns + " from kept_events");
        jdbc.execute("delete from log_checkpoints");
        jdbc.execute("insert into log_checkpoints select * from kept_checkpoints");
        jdbc.execute("drop table kept_events");
        jdbc.execute("drop table kept_checkpoints");
        assertThat(verify().path("intact").asBoolean()).isTrue();
    }

    @Test
    void findsNothingInALogAsItWasRecorded() {
        JsonNode verification = verify();

        assertThat(verification.path("findings")).isEmpty();
        assertThat(verification.path("intact").asBoolean()).isTrue();
        assertThat(verification.path("events").asLong()).isEqualTo(count());
        assertThat(verification.path("streams").asLong())
                .isEqualTo(jdbc.queryForObject("select count(distinct aggregate_id) from events", Long.class));
        assertThat(verification.path("checkpoint")).isEqualTo(signed);
        assertThat(shop.get("/api/log/checkpoints/latest").ok()).isEqualTo(signed);
        assertThat(shop.get("/api/log/checkpoints?limit=1").ok().at("/items/0")).isEqualTo(signed);
        assertThat(shop.get("/api/log/keys").ok().path("items")).singleElement().satisfies(key -> assertThat(
                        key.path("keyId").asString())
                .isEqualTo(signed.path("keyId").asString()));
    }

    @Test
    void signsWhatIsNewOnceItIsVerified() {
        shop.customer();

        JsonNode checkpoint = verify().path("checkpoint");

        assertThat(checkpoint.path("number").asLong())
                .isEqualTo(signed.path("number").asLong() + 1);
        assertThat(checkpoint.path("events").asLong()).isEqualTo(count());
        remember();
    }

    @Test
    void namesAnEventThatWasChanged() {
        for (String column :
                List.of("payload", "metadata", "recorded_at", "event_type", "event_id", "aggregate_type")) {
            Event event = Objects.requireNonNull(middle());
            jdbc.update(
                    "update events set " + column + " = concat(" + column + ", ' ') where global_index = ?",
                    event.position());

            JsonNode findings = findings();
            assertThat(findings).as(column).singleElement().satisfies(finding -> {
                assertThat(finding.path("kind").asString()).isEqualTo("changed");
                assertThat(finding.path("stream").asString()).isEqualTo(event.stream());
                assertThat(finding.path("sequence").asLong()).isEqualTo(event.sequence());
                assertThat(finding.path("from").asLong()).isEqualTo(event.position());
            });
            jdbc.update(
                    "update events set " + column + " = (select " + column
                            + " from kept_events k where k.global_index = events.global_index) where global_index = ?",
                    event.position());
        }
    }

    @Test
    void namesAnotherActor() {
        Event event = middle();
        jdbc.update(
                "update events set metadata = replace(metadata, 'user:admin', 'user:other') where global_index = ?",
                jdbc.queryForObject(
                        "select max(global_index) from events where metadata like '%user:admin%'", Long.class));

        assertThat(kinds()).containsExactly("changed");
        assertThat(event).isNotNull();
    }

    @Test
    void namesEventsRemovedFromTheMiddleOfAStream() {
        Event event = middle();
        jdbc.update("delete from events where global_index = ?", event.position());

        assertThat(findings()).anySatisfy(finding -> {
            assertThat(finding.path("kind").asString()).isEqualTo("removed");
            assertThat(finding.path("stream").asString()).isEqualTo(event.stream());
            assertThat(finding.path("sequence").asLong()).isEqualTo(event.sequence());
        });
        assertThat(kinds()).containsOnly("removed");
    }

    @Test
    void namesEventsRemovedFromTheEndOfAStreamAndAWholeStream() {
        Event event = middle();
        jdbc.update(
                "delete from events where aggregate_id = ? and sequence_number > ?", event.stream(), event.sequence());
        assertThat(kinds()).containsExactly("removed");

        jdbc.update("delete from events where aggregate_id = ?", event.stream());
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.path("kind").asString()).isEqualTo("removed");
            assertThat(finding.path("count").asLong())
                    .isEqualTo(jdbc.queryForObject(
                            "select count(*) from kept_events where aggregate_id = ?", Long.class, event.stream()));
            assertThat(finding.path("to").asLong())
                    .isEqualTo(signed.path("upTo").asLong());
        });
    }

    @Test
    void namesAnEventPutAtTheEndOfAStream() {
        Event last = last();
        insert(highest() + 1, last.stream(), last.sequence() + 1, null);

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.path("kind").asString()).isEqualTo("inserted");
            assertThat(finding.path("sequence").asLong()).isEqualTo(last.sequence() + 1);
        });
    }

    @Test
    void namesAnEventPutWithARightHashWhereACheckpointSpeaksOfAll() throws SQLException {
        long free = highest() + 1;
        try (Connection inVain = dataSource.getConnection();
                Statement statement = inVain.createStatement()) {
            inVain.setAutoCommit(false);
            statement.execute("insert into events (event_id, aggregate_id, sequence_number, recorded_at, event_type,"
                    + " payload, metadata) values ('vain', 'vain', 0, 'x', 'x', 'x', 'x')");
            inVain.rollback();
        }
        shop.customer();
        shop.post("/api/log/checkpoints").ok();
        remember();
        Event last = last();
        insert(free, last.stream(), last.sequence() + 1, null);
        hashAnew(last.stream());

        assertThat(findings()).anySatisfy(finding -> {
            assertThat(finding.path("kind").asString()).isEqualTo("inserted");
            assertThat(finding.path("count").asLong()).isEqualTo(1);
            assertThat(finding.path("from").asLong()).isLessThanOrEqualTo(free);
            assertThat(finding.path("to").asLong()).isGreaterThanOrEqualTo(free);
        });
    }

    @Test
    void namesAnEventPutIntoTheMiddleOfAStream() {
        Event event = middle();
        for (long sequence = last().sequence(); sequence >= event.sequence(); sequence--) {
            jdbc.update(
                    "update events set sequence_number = ? where aggregate_id = ? and sequence_number = ?",
                    sequence + 1,
                    event.stream(),
                    sequence);
        }
        insert(highest() + 1, event.stream(), event.sequence(), "f".repeat(64));

        assertThat(findings()).anySatisfy(finding -> {
            assertThat(finding.path("kind").asString()).isEqualTo("inserted");
            assertThat(finding.path("sequence").asLong()).isEqualTo(event.sequence());
        });
    }

    @Test
    void namesEventsThatChangedPlaces() {
        Event event = middle();
        jdbc.update(
                "update events set sequence_number = 100000 where aggregate_id = ? and sequence_number = ?",
                event.stream(),
                event.sequence());
        jdbc.update(
                "update events set sequence_number = ? where aggregate_id = ? and sequence_number = ?",
                event.sequence(),
                event.stream(),
                event.sequence() + 1);
        jdbc.update(
                "update events set sequence_number = ? where aggregate_id = ? and sequence_number = 100000",
                event.sequence() + 1,
                event.stream());
        assertThat(kinds()).isNotEmpty().containsOnly("reordered");
    }

    @Test
    void namesEventsOfTwoStreamsThatChangedTheirNumbersInTheLog() {
        List<Long> two = jdbc.queryForList(
                "select max(global_index) from events group by aggregate_id order by 1 fetch first 2 rows only",
                Long.class);
        jdbc.update("delete from events where global_index in (?, ?)", two.get(0), two.get(1));
        putBack(two.get(0), two.get(1));
        putBack(two.get(1), two.get(0));

        assertThat(kinds()).isNotEmpty().containsOnly("reordered");
    }

    @Test
    void findsAStreamThatWasHashedAnew() {
        Event event = middle();
        jdbc.update("update events set payload = concat(payload, ' ') where global_index = ?", event.position());
        hashAnew(event.stream());

        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.path("kind").asString()).isEqualTo("changed");
            assertThat(finding.path("checkpoint").asLong())
                    .isEqualTo(signed.path("number").asLong());
        });
        shop.post("/api/log/checkpoints").ok();
    }

    @Test
    void namesAHashThatWasTakenAway() {
        jdbc.update("update events set hash = null where global_index = ?", middle().position());
        sealing.seal();

        assertThat(kinds()).contains("unsealed");
    }

    @Test
    void findsCheckpointsThatWereChangedOrRemoved() {
        shop.customer();
        JsonNode second = shop.post("/api/log/checkpoints").ok();
        jdbc.update("update log_checkpoints set document = replace(document, '\"events\":', '\"events\":1')");
        assertThat(kinds()).contains("checkpoint-changed");

        jdbc.update("delete from log_checkpoints");
        assertThat(kinds()).as("the newest one is in a file").containsExactly("checkpoint-removed");
        assertThat(kinds(second)).containsExactly("checkpoint-removed");

        jdbc.update("insert into log_checkpoints select * from kept_checkpoints");
        jdbc.update(
                "update log_checkpoints set document = replace(document, ?, '0123456789abcdef')",
                signed.path("keyId").asString());
        assertThat(kinds()).contains("checkpoint-of-unknown-key");
        jdbc.update("delete from log_checkpoints");
        jdbc.update("insert into log_checkpoints select * from kept_checkpoints");
        // What was signed last is in the file, and not in the table any more: put it back.
        jdbc.update(
                "insert into log_checkpoints (checkpoint_no, up_to, signed_at, key_id, document)"
                        + " values (?, ?, current_timestamp, ?, ?)",
                second.path("number").asLong(),
                second.path("upTo").asLong(),
                second.path("keyId").asString(),
                second.toString());
        remember();
    }

    @Test
    void isHeldAgainstWhatAnAuditorKept() {
        assertThat(kinds(signed)).isEmpty();
        // Whoever has the database writes all of it anew, and signs it with a key of their own: the table's.
        jdbc.update("update events set payload = concat(payload, ' ') where global_index = ?", middle().position());
        hashAnew(middle().stream());
        jdbc.update("delete from log_checkpoints");

        assertThat(findings(signed)).anySatisfy(finding -> {
            assertThat(finding.path("kind").asString()).isEqualTo("changed");
            assertThat(finding.path("message").asString()).contains("kept elsewhere");
        });
    }

    @Test
    void coversNoNumberThatMayStillBeFilled() throws SQLException {
        long before = highest();
        try (Connection slow = dataSource.getConnection()) {
            slow.setAutoCommit(false);
            Map<String, Object> like = jdbc.queryForMap(
                    "select * from kept_events where event_type like '%ProductRegistered' fetch first 1 rows only");
            String sku = "SLOW-" + before;
            String stream = "product:" + sku;
            String payload = ((String) like.get("payload"))
                    .replace(((String) like.get("aggregate_id")).substring("product:".length()), sku);
            String[] values = {
                sku,
                stream,
                (String) like.get("aggregate_type"),
                (String) like.get("recorded_at"),
                (String) like.get("event_type"),
                (String) like.get("event_revision"),
                payload,
                (String) like.get("metadata")
            };
            try (PreparedStatement statement = slow.prepareStatement("insert into events (event_id, aggregate_id,"
                    + " aggregate_type, recorded_at, event_type, event_revision, payload, metadata, hash, sequence_number)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)")) {
                for (int i = 0; i < values.length; i++) {
                    statement.setString(i + 1, values[i]);
                }
                statement.setString(
                        9,
                        EventHash.of(
                                EventHash.NONE,
                                stream,
                                0,
                                sku,
                                values[4],
                                values[5],
                                values[2],
                                values[3],
                                payload,
                                values[7]));
                statement.executeUpdate();
            }
            shop.customer();
            assertThat(highest()).isGreaterThan(before + 1);

            assertThat(shop.post("/api/log/checkpoints").ok().path("upTo").asLong())
                    .isEqualTo(before);
            slow.commit();
        }
        JsonNode later = shop.post("/api/log/checkpoints").ok();
        assertThat(later.path("upTo").asLong()).isEqualTo(highest());
        assertThat(later.path("events").asLong()).isEqualTo(count());
        assertThat(findings()).isEmpty();
        remember();
    }

    @Test
    void findsAnyCharacterThatIsAnotherInAnyColumn() {
        Random random = new Random(7);
        List<String> texts = List.of(
                "event_id",
                "aggregate_id",
                "aggregate_type",
                "recorded_at",
                "event_type",
                "payload",
                "metadata",
                "hash");
        List<Long> positions = jdbc.queryForList("select global_index from events", Long.class);
        for (int i = 0; i < 30; i++) {
            long position = positions.get(random.nextInt(positions.size()));
            String column =
                    i == 0 ? "sequence_number" : i == 1 ? "global_index" : texts.get(random.nextInt(texts.size()));
            if (i == 0) {
                jdbc.update(
                        "update events set sequence_number = sequence_number + 70000 where global_index = ?", position);
            } else if (i == 1) {
                jdbc.update("delete from events where global_index = ?", position);
                putBack(position, position + 70_000);
            } else {
                String text = Objects.requireNonNull(jdbc.queryForObject(
                        "select " + column + " from events where global_index = ?", String.class, position));
                int place = random.nextInt(text.length());
                String other = text.substring(0, place) + (char) (text.charAt(place) ^ 1) + text.substring(place + 1);
                jdbc.update("update events set " + column + " = ? where global_index = ?", other, position);
            }

            assertThat(kinds()).as(column + " of " + position).isNotEmpty();
            jdbc.update("delete from events where global_index in (?, ?)", position, position + 70_000);
            putBack(position, position);
        }
    }

    @Test
    void sealsTheEventsFromBeforeThereWereHashes() {
        List<Map<String, Object>> before = hashes();
        jdbc.update("update events set hash = null");
        jdbc.update(
                "update log_sealing set sealed = false, last_stream = null, last_sequence = null, last_hash = null");
        // Somebody who is not sealed yet may be added to meanwhile.
        shop.post("/api/customers", "{\"name\": \"Bo\", \"email\": \"bo@example.org\"}")
                .ok();
        long added = highest();

        sealing.seal();

        assertThat(hashes().subList(0, before.size())).isEqualTo(before);
        assertThat(findings()).isEmpty();
        assertThat(added).isGreaterThan(before.size() - 1);
        remember();
    }

    @Test
    void goesOnSealingWhereItWasBrokenOff() {
        List<Map<String, Object>> before = hashes();
        Event last = jdbc.queryForObject(
                "select global_index, aggregate_id, sequence_number from events order by aggregate_id desc,"
                        + " sequence_number desc fetch first 1 rows only",
                TamperTest::event);
        Map<String, Object> one = jdbc.queryForMap(
                "select hash from events where aggregate_id = ? and sequence_number = 0", last.stream());
        jdbc.update("update events set hash = null where aggregate_id = ? and sequence_number > 0", last.stream());
        jdbc.update(
                "update log_sealing set sealed = false, last_stream = ?, last_sequence = 0, last_hash = ?",
                last.stream(),
                one.get("hash"));

        sealing.seal();

        assertThat(hashes()).isEqualTo(before);
        assertThat(jdbc.queryForObject("select sealed from log_sealing", Boolean.class))
                .isTrue();
    }

    @Test
    void refusesWhatItCannotAnswer() {
        shop.post(
                        "/api/log/verify",
                        JsonMapper.shared()
                                .writeValueAsString(Map.of("checkpoint", signed))
                                .replace("orderfold.checkpoint.1", "another.format"))
                .refused(400, "malformed-checkpoint");
        shop.post("/api/log/verify", "{\"checkpoint\": {\"number\": 1}}").refused(400, "malformed-field");
        shop.get("/api/log/checkpoints/0").refused(404, "checkpoint-not-found");
        shop.get("/api/log/checkpoints/nothing").refused(404, "checkpoint-not-found");
        shop.get("/api/log/verifications/nothing").refused(404, "verification-not-found");
        shop.get("/api/log/checkpoints?cursor=x").refused(400, "malformed-cursor");
        shop.get("/api/log/verifications?cursor=-1").refused(400, "malformed-cursor");
        assertThat(shop.get("/api/log/verifications?limit=1").ok().path("items").size())
                .isLessThanOrEqualTo(1);
    }

    private record Event(long position, String stream, long sequence) {}

    private static Event event(java.sql.ResultSet row, int number) throws SQLException {
        return new Event(row.getLong(1), row.getString(2), row.getLong(3));
    }

    /** One of an order, with others before and behind it. */
    private Event middle() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select global_index, aggregate_id, sequence_number from kept_events where aggregate_type = 'Order'"
                        + " and sequence_number = 2 order by global_index desc fetch first 1 rows only",
                TamperTest::event));
    }

    /** The last of the same stream. */
    private Event last() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select global_index, aggregate_id, sequence_number from kept_events where aggregate_id = ?"
                        + " order by sequence_number desc fetch first 1 rows only",
                TamperTest::event,
                middle().stream()));
    }

    private void insert(long position, String stream, long sequence, @Nullable String hash) {
        jdbc.update(
                "insert into events (global_index, event_id, aggregate_id, sequence_number, aggregate_type, recorded_at,"
                        + " event_type, payload, metadata, hash) overriding system value values (?, ?, ?, ?, 'Order',"
                        + " '2026-01-01T00:00:00Z', 'io.orderfold.orders.event.OrderNoteWritten', '{}', '{}', ?)",
                position,
                "forged-" + position,
                stream,
                sequence,
                hash);
    }

    /** As somebody does who has read how hashes are made. */
    private void hashAnew(String stream) {
        String[] before = {EventHash.NONE};
        jdbc.queryForList("select * from events where aggregate_id = ? order by sequence_number", stream)
                .forEach(row -> {
                    before[0] = EventHash.of(
                            before[0],
                            stream,
                            ((Number) row.get("sequence_number")).longValue(),
                            (String) row.get("event_id"),
                            (String) row.get("event_type"),
                            (String) row.get("event_revision"),
                            (String) row.get("aggregate_type"),
                            (String) row.get("recorded_at"),
                            (String) row.get("payload"),
                            (String) row.get("metadata"));
                    jdbc.update(
                            "update events set hash = ? where global_index = ?", before[0], row.get("global_index"));
                });
    }

    private List<Map<String, Object>> hashes() {
        return jdbc.queryForList("select global_index, hash from events order by global_index");
    }

    private long count() {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from events", Long.class));
    }

    private long highest() {
        return Objects.requireNonNull(jdbc.queryForObject("select max(global_index) from events", Long.class));
    }

    /** The event that was there, at another place in the log. */
    private void putBack(long position, long at) {
        jdbc.update(
                "insert into events (global_index, event_id, aggregate_id, sequence_number, aggregate_type, recorded_at,"
                        + " event_type, event_revision, payload, metadata, hash) overriding system value select"
                        + " cast(? as bigint), event_id, aggregate_id, sequence_number, aggregate_type, recorded_at,"
                        + " event_type, event_revision, payload, metadata, hash from kept_events where global_index = ?",
                at,
                position);
    }

    private List<String> kinds() {
        return kinds(null);
    }

    private List<String> kinds(@Nullable JsonNode kept) {
        List<String> kinds = new ArrayList<>();
        findings(kept).forEach(finding -> kinds.add(finding.path("kind").asString()));
        return kinds;
    }

    private JsonNode findings() {
        return findings(null);
    }

    private JsonNode findings(@Nullable JsonNode kept) {
        return verify(kept).path("findings");
    }

    private JsonNode verify() {
        return verify(null);
    }

    private JsonNode verify(@Nullable JsonNode kept) {
        String body = kept == null ? "{}" : JsonMapper.shared().writeValueAsString(Map.of("checkpoint", kept));
        TestShop.Answer started = shop.post("/api/log/verify", body);
        assertThat(started.status()).as(started.response().body()).isEqualTo(202);
        String where = Objects.requireNonNull(started.header("Location"));
        JsonNode done = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> shop.get(where).ok(),
                        verification -> !verification.path("state").asString().equals("running"));
        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("done");
        assertThat(done.path("intact").asBoolean())
                .isEqualTo(done.path("findings").isEmpty());
        assertThat(done.path("findingCount").asInt())
                .isEqualTo(done.path("findings").size());
        assertThat(Arrays.asList("", "user:admin"))
                .contains(done.path("startedBy").asString());
        return done;
    }
}
