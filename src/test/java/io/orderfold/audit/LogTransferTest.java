package io.orderfold.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.OrderfoldApplication;
import io.orderfold.Postgres;
import io.orderfold.TestShop;
import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.jdbc.Databases;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop's log is taken to another one, which then is the same shop. */
public class LogTransferTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Filled or kept by themselves in each shop, and no part of what the log says. */
    private static final List<String> NOT_OF_THE_LOG = List.of(
            "tracking_tokens",
            "flyway_schema_history",
            "dead_letters",
            "projections",
            "projection_gates",
            "table_versions",
            "rebuild_jobs",
            "paused_groups",
            "segment_requests",
            "personal_data_steps",
            "past_views");

    private static final List<String> LOOK_UPS = List.of(
            "product_prices",
            "coupon_terms",
            "coupon_uses",
            "tax_rates",
            "tax_regions",
            "shipping_methods",
            "shipping_prices",
            "shipping_regions");

    @TempDir
    private static Path folder;

    /** Where the log is taken from. */
    protected List<String> source() {
        return inMemory();
    }

    /** Where it is taken to. */
    protected List<String> target() {
        return inMemory();
    }

    protected static List<String> inMemory() {
        return List.of(
                "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    }

    private static final class Shop implements AutoCloseable {

        private final ConfigurableApplicationContext context;
        private final TestShop http;
        private final String address;
        private final JdbcTemplate write;
        private final JdbcTemplate read;

        Shop(List<String> database, String... more) {
            List<String> arguments = new ArrayList<>(database);
            arguments.addAll(List.of(
                    "--server.port=0",
                    "--orderfold.security.admin-password=" + TestShop.PASSWORD,
                    "--orderfold.data-dir=" + folder.resolve(UUID.randomUUID().toString()),
                    "--logging.level.root=warn"));
            arguments.addAll(more.length > 0 ? List.of(more) : List.of("--orderfold.audit.checkpoint-every=PT0S"));
            String key = "--orderfold.personal-data.master-key=";
            if (arguments.stream().noneMatch(argument -> argument.startsWith(key))) {
                arguments.add(key + Postgres.MASTER_KEY);
            }
            context = new SpringApplicationBuilder(OrderfoldApplication.class)
                    .web(WebApplicationType.SERVLET)
                    .run(arguments.toArray(String[]::new));
            int port = Integer.parseInt(
                    Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
            http = new TestShop(port);
            address = "http://localhost:" + port;
            write = new JdbcTemplate(context.getBean("writeDataSource", DataSource.class));
            read = new JdbcTemplate(context.getBean(Databases.READ + "DataSource", DataSource.class));
        }

        long events() {
            return Objects.requireNonNull(write.queryForObject("select count(*) from events", Long.class));
        }

        /** Waits until nothing follows any more from what there is. */
        void awaitRest() {
            EventStore store = context.getBean(EventStore.class);
            Log log = context.getBean(Log.class);
            List<StreamingEventProcessor> processors =
                    context.getBean(EventProcessingConfiguration.class).eventProcessors().values().stream()
                            .filter(StreamingEventProcessor.class::isInstance)
                            .map(StreamingEventProcessor.class::cast)
                            .toList();
            long[] events = {-1};
            await().pollInterval(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> {
                long before = events[0];
                events[0] = events();
                var head = store.createHeadToken();
                return before == events[0]
                        && processors.stream()
                                .allMatch(processor ->
                                        !processor.processingStatus().isEmpty()
                                                && processor.processingStatus().values().stream()
                                                        .allMatch(status ->
                                                                log.hasBeenReadTo(head, status.getTrackingToken())));
            });
        }

        TestShop.Answer upload(byte[] file) throws IOException, InterruptedException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"log\"\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address + "/api/log/import"))
                                    .header(
                                            "Authorization",
                                            "Basic "
                                                    + Base64.getEncoder()
                                                            .encodeToString(("admin:" + TestShop.PASSWORD)
                                                                    .getBytes(StandardCharsets.UTF_8)))
                                    .header("Content-Type", "multipart/form-data; boundary=part")
                                    .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                                    .build(),
                            BodyHandlers.ofString());
            return new TestShop.Answer(answer);
        }

        List<String> readTables() {
            return read
                    .queryForList(
                            "select table_name from information_schema.tables where lower(table_schema) = 'read_model'",
                            String.class)
                    .stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .filter(name -> !NOT_OF_THE_LOG.contains(name))
                    .sorted()
                    .toList();
        }

        List<String> rows(JdbcTemplate database, String table) {
            return database.queryForList("select * from " + table).stream()
                    .map(Shop::text)
                    .sorted()
                    .toList();
        }

        private static String text(Map<String, Object> row) {
            Map<String, Object> named = new TreeMap<>();
            row.forEach((name, value) -> named.put(name.toLowerCase(Locale.ROOT), plain(value)));
            return named.toString();
        }

        /** The same of both databases. */
        private static Object plain(Object value) {
            if (value instanceof Timestamp time) {
                return time.toInstant();
            }
            if (value instanceof OffsetDateTime time) {
                return time.toInstant();
            }
            if (value instanceof Number number) {
                return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            }
            return value == null ? "null" : value.toString();
        }

        /** Of each deadline, when it is due. */
        List<String> deadlines() {
            return write
                    .queryForList(
                            "select execution_time from scheduled_tasks where task_name like '%eadline%'", Object.class)
                    .stream()
                    .map(time -> plain(time).toString())
                    .sorted()
                    .toList();
        }

        @Override
        public void close() {
            context.close();
        }
    }

    @Test
    void isTheSameShopElsewhere() throws Exception {
        try (Shop from =
                new Shop(source(), "--spring.profiles.active=demo", "--orderfold.audit.checkpoint-every=PT1S")) {
            await().atMost(PATIENCE)
                    .until(() -> from.read.queryForObject(
                                    "select count(*) from orders where status = 'COMPLETED'", Integer.class)
                            == 2);
            from.awaitRest();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            from.write.queryForObject("select max(up_to) from log_checkpoints", Long.class))
                    .as("signed by itself")
                    .isEqualTo(from.write.queryForObject("select max(global_index) from events", Long.class)));
            // A number that is missing for ever.
            leaveAGap(from);
            from.http.customer();
            from.awaitRest();
            String file = from.http.get("/api/log/export").response().body();
            List<String> lines = file.lines().toList();
            assertThat(lines).hasSize((int) from.events() + 2);
            describesItselfAsCloudEvents(lines, from);
            isResumed(from, lines);
            isVerifiedWithoutOrderfold(from, file);

            try (Shop to = new Shop(target())) {
                refusesWhatIsNotWhole(to, lines);
                refusesWhatIsNotEncrypted(to, lines);
                String whole =
                        from.http.get("/api/log/export?keys=true").response().body();
                JsonNode imported = to.upload(gzip(whole)).ok();
                assertThat(imported.path("events").asLong()).isEqualTo(from.events());
                assertThat(imported.path("keys").asLong())
                        .isEqualTo(from.write.queryForObject("select count(*) from personal_data_keys", Long.class))
                        .isPositive();
                assertThat(imported.path("trustedKey").asBoolean()).isFalse();
                to.awaitRest();

                isTheSame(from, to);
                goesOn(from, to);
                to.upload(file.getBytes(StandardCharsets.UTF_8)).refused(409, "log-not-empty");
            }
        }
    }

    @Test
    void tellsOfNobodyWithoutTheKeys() throws Exception {
        try (Shop from = new Shop(source())) {
            String customer = from.http.customer();
            String order = from.http.placed(customer, from.http.product("10.00", 5), 2);
            from.http.awaitShipment(order);
            from.awaitRest();
            String name = from.http
                    .get("/api/customers/" + customer)
                    .ok()
                    .path("name")
                    .asString();
            from.http.post("/api/log/checkpoints").ok();
            String withKeys =
                    from.http.get("/api/log/export?keys=true").response().body();
            String without = from.http.get("/api/log/export").response().body();
            assertThat(withKeys).doesNotContain(name);

            try (Shop other = new Shop(
                    inMemory(),
                    "--orderfold.audit.checkpoint-every=PT0S",
                    "--orderfold.personal-data.master-key="
                            + Base64.getEncoder().encodeToString(new byte[32]))) {
                other.upload(gzip(withKeys)).refused(400, "log-of-another-master-key");
                assertThat(other.events()).isZero();
                assertThat(other.write.queryForObject("select count(*) from personal_data_keys", Long.class))
                        .isZero();

                other.upload(gzip(without)).ok();
                other.awaitRest();
                assertThat(other.http
                                .get("/api/customers/" + customer)
                                .ok()
                                .path("name")
                                .asString())
                        .isEqualTo("(erased)");
                assertThat(other.http.order(order).path("total"))
                        .isEqualTo(from.http.order(order).path("total"));
                assertThat(other.read.queryForObject("select count(*) from dead_letters", Long.class))
                        .isZero();
            }
        }
    }

    private static void refusesWhatIsNotEncrypted(Shop to, List<String> lines) throws Exception {
        int place = 0;
        while (!lines.get(place).contains("\"name\":{\"encrypted\":")) {
            place++;
        }
        String plain = lines.get(place).replaceFirst("\"name\":\\{\"encrypted\":\"[^\"]*\"}", "\"name\":\"Ada\"");
        refused(to, with(lines, place, plain), "log-not-encrypted", place + 1);
    }

    private static void leaveAGap(Shop from) throws Exception {
        try (var connection = context(from).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into events (event_id, aggregate_id, sequence_number, recorded_at, event_type,"
                    + " payload, metadata) values ('vain', 'vain', 0, 'x', 'x', 'x', 'x')");
            connection.rollback();
        }
    }

    private static DataSource context(Shop shop) {
        return shop.context.getBean("writeDataSource", DataSource.class);
    }

    private static void describesItselfAsCloudEvents(List<String> lines, Shop from) {
        for (String line : lines) {
            JsonNode event = JsonMapper.shared().readTree(line);
            assertThat(event.path("specversion").asString()).isEqualTo("1.0");
            assertThat(List.of("id", "source", "type")).allMatch(event::has);
            event.propertyNames().forEach(name -> assertThat(name).matches("[a-z0-9]{1,20}"));
        }
        JsonNode first = JsonMapper.shared().readTree(lines.get(1));
        Map<String, Object> row =
                from.write.queryForMap("select * from events order by global_index fetch first 1 rows only");
        assertThat(first.path("subject").asString()).isEqualTo(row.get("aggregate_id"));
        assertThat(first.path("time").asString()).isEqualTo(row.get("recorded_at"));
        assertThat(first.path("hash").asString()).isEqualTo(row.get("hash"));
        assertThat(first.path("metadata").asString()).isEqualTo(row.get("metadata"));
        assertThat(lines.get(1)).endsWith("\"data\":" + row.get("payload") + "}");
    }

    private static void isResumed(Shop from, List<String> lines) {
        String broken = String.join("\n", lines.subList(0, 10));
        long last =
                JsonMapper.shared().readTree(lines.get(9)).path("globalindex").asLong();
        String rest = from.http.get("/api/log/export?after=" + last).response().body();

        List<String> joined = (broken + "\n" + rest).lines().toList();
        assertThat(joined.subList(11, joined.size() - 1)).isEqualTo(lines.subList(10, lines.size() - 1));
        assertThat(from.http
                        .get("/api/log/export?types=OrderPlaced")
                        .response()
                        .body()
                        .lines()
                        .skip(1))
                .allMatch(line -> line.contains("OrderPlaced") || line.contains(ExportLine.TRAILER));
        from.http.get("/api/log/export?after=-1").refused(400, "malformed-range");
        from.http.get("/api/log/export?after=7&to=6").refused(400, "malformed-range");
    }

    /** By the program that the documentation has for auditors. */
    private static void isVerifiedWithoutOrderfold(Shop from, String file) throws Exception {
        Path log = Files.writeString(folder.resolve("log.ndjson"), file);
        Path checkpoint = folder.resolve("checkpoint.json");
        Files.writeString(
                checkpoint, from.http.post("/api/log/checkpoints").response().body());
        String key =
                from.http.get("/api/log/keys").ok().at("/items/0/publicKey").asString();
        boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "python3")));
        if (!installed) {
            assertThat(System.getenv("ORDERFOLD_NOTHING_SKIPPED"))
                    .as("python3 is not installed")
                    .isNull();
            return;
        }
        assertThat(python(log, checkpoint, key)).isZero();
        int place = file.indexOf("\"data\":{", file.indexOf("\"metadata\":")) + 8;
        Files.writeString(log, file.substring(0, place) + " " + file.substring(place));
        assertThat(python(log, checkpoint, key)).isOne();
    }

    private static int python(Path log, Path checkpoint, String key) throws Exception {
        Path output = folder.resolve("python.txt");
        Process process = new ProcessBuilder(
                        "python3", "docs/verify-log.py", log.toString(), checkpoint.toString(), key)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output)).contains("events of");
        return process.exitValue();
    }

    private static void refusesWhatIsNotWhole(Shop to, List<String> lines) throws Exception {
        int last = lines.size();
        to.upload(new byte[0]).refused(400, "file-empty");
        refused(to, lines.subList(0, last - 1), "log-truncated", last - 1);
        refused(to, lines.subList(1, last), "malformed-log", 1);
        refused(to, with(lines, 7, lines.get(7).substring(0, 30)), "malformed-log", 8);
        refused(to, with(lines, 7, lines.get(7).replace("\"hash\":", "\"hush\":")), "malformed-log", 8);
        refused(to, with(lines, 7, lines.get(8)), "log-out-of-order", 9);
        refused(to, without(lines, 7), "log-altered", last - 1);
        refused(to, with(lines, 7, lines.get(7).replace("\"actor\\\":\\\"", "\"actor\\\":\\\"x")), "log-altered", last);
        refused(
                to,
                with(lines, last - 1, lines.get(last - 1).replaceFirst("\"events\":\\d+", "\"events\":1")),
                "log-altered",
                last);
        refused(
                to,
                with(lines, 0, lines.get(0).replace("\"types\":[]", "\"types\":[\"OrderPlaced\"]")),
                "log-not-whole",
                1);
        refused(to, with(lines, 0, lines.get(0).replace("\"after\":0", "\"after\":7")), "log-not-whole", 1);
        to.write.update(
                "insert into tracking_tokens (processor, segment, owner, updated_at) values ('x.process', 0, 'other', ?)",
                java.time.Instant.now().toString());
        to.upload((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8))
                .refused(409, "other-nodes-running");
        to.write.update("delete from tracking_tokens where processor = 'x.process'");
        assertThat(to.events()).isZero();
        assertThat(to.write.queryForObject("select count(*) from imported_events", Long.class))
                .isZero();
    }

    private static void refused(Shop to, List<String> lines, String code, int line) throws Exception {
        JsonNode problem = to.upload((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8))
                .refused(400, code);
        assertThat(problem.path("line").asInt()).as(problem.toString()).isEqualTo(line);
    }

    private static List<String> with(List<String> lines, int place, String line) {
        List<String> changed = new ArrayList<>(lines);
        assertThat(changed.set(place, line)).isNotEqualTo(line);
        return changed;
    }

    private static List<String> without(List<String> lines, int place) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(place);
        return changed;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void isTheSame(Shop from, Shop to) {
        assertThat(to.rows(to.write, "events")).isEqualTo(from.rows(from.write, "events"));
        assertThat(to.readTables()).isEqualTo(from.readTables()).contains("orders", "logged_events", "stock");
        for (String table : from.readTables()) {
            assertThat(to.rows(to.read, table)).as(table).isEqualTo(from.rows(from.read, table));
        }
        for (String table : LOOK_UPS) {
            assertThat(to.rows(to.write, table)).as(table).isEqualTo(from.rows(from.write, table));
        }
        assertThat(to.rows(to.write, "product_prices")).isNotEmpty();
        assertThat(to.rows(to.write, "short_orders"))
                .isEqualTo(from.rows(from.write, "short_orders"))
                .isNotEmpty();
        assertThat(to.deadlines()).isEqualTo(from.deadlines()).isNotEmpty();
        assertThat(to.write.queryForObject("select count(*) from dead_letters", Long.class))
                .isZero();
        assertThat(to.read.queryForObject("select count(*) from dead_letters", Long.class))
                .isZero();

        JsonNode started = JsonMapper.shared()
                .readTree(to.http.post("/api/log/verify").response().body());
        String where =
                "/api/log/verifications/" + started.path("verificationId").asString();
        JsonNode done = await().atMost(PATIENCE).until(() -> to.http.get(where).ok(), view -> !view.path("state")
                .asString()
                .equals("running"));
        assertThat(done.path("intact").asBoolean()).as(done.toString()).isTrue();
    }

    /** Nothing is done again, and what is new is done. */
    private static void goesOn(Shop from, Shop to) {
        assertThat(to.events()).isEqualTo(from.events());
        long last = Objects.requireNonNull(to.write.queryForObject("select max(global_index) from events", Long.class));
        long highest =
                Objects.requireNonNull(from.read.queryForObject("select max(order_number) from orders", Long.class));
        String order = to.http.placed(to.http.customer(), to.http.product("10.00", 5), 2);
        to.http.awaitShipment(order);
        assertThat(to.http.order(order).path("orderNumber").asLong()).isGreaterThan(highest);
        assertThat(to.write.queryForList(
                        "select aggregate_id from events where global_index > ? and aggregate_id in"
                                + " (select aggregate_id from events where global_index <= ?)",
                        String.class,
                        last,
                        last))
                .as("nothing that was there is done again")
                .isEmpty();
    }
}
