package io.orderfold.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.jdbc.Databases;
import io.orderfold.reports.ShopLife.PacedClock;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A shop lives through some months, and every report of it must say what its raw events do. */
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:reports;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportsTest extends RunningShopTest {

    private static final String GROUP = "reports.projection";
    private static final BigDecimal LAST_DIGITS = new BigDecimal("0.0002");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");
    /** Longer than any amount has. */
    private static final Pattern FRACTION = Pattern.compile("\\.\\d{3}");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    private Log log;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    private final PacedClock clock = new PacedClock(Instant.parse("2026-01-10T08:00:00Z"));
    private boolean lived;
    private Instant middle;
    private Instant end;
    private Clock usual;

    @BeforeEach
    void liveOnce() {
        usual = GenericEventMessage.clock;
        GenericEventMessage.clock = clock;
        if (!lived) {
            lived = true;
            ShopLife life = new ShopLife(shop, commands, clock, Long.getLong("orderfold.seed", 5L));
            life.open();
            life.go(70);
            awaitQuiet();
            middle = clock.instant();
            life.go(70);
            life.merge();
            awaitQuiet();
            clock.advance(Duration.ofHours(30));
            end = clock.instant();
            assertThat(life.done().keySet())
                    .contains("deliver", "cancel", "call off", "undo", "redo", "receive", "refund", "grant", "history");
        }
    }

    @AfterEach
    void putTheClockBack() {
        GenericEventMessage.clock = usual;
    }

    private boolean hasReadAll() {
        var head = store.createHeadToken();
        var segments = processor().processingStatus().values();
        return !segments.isEmpty()
                && segments.stream().allMatch(status -> log.hasBeenReadTo(head, status.getTrackingToken()));
    }

    private StreamingEventProcessor processor() {
        return processing.eventProcessor(GROUP, StreamingEventProcessor.class).orElseThrow();
    }

    /** What is asked, and what for: a span of time, a zone, a cut, a way to tell. */
    private record Question(String name, Instant from, Instant to, String zone, String per, String by) {

        String path() {
            return "/api/reports/" + name + "?from=" + from + "&to=" + to + "&zone=" + zone + "&by=" + by
                    + (per.equals("") ? "" : "&per=" + per) + "&limit=10000";
        }
    }

    private List<Question> questions(Instant until) {
        List<Question> all = new ArrayList<>();
        Instant start = Instant.parse("2025-01-01T00:00:00Z");
        Instant part = Instant.parse("2026-01-20T13:00:00Z");
        String[] zones = {"Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC"};
        for (JsonNode report : shop.get("/api/reports").ok().path("items")) {
            String name = report.path("name").asString();
            List<String> cuts = report.has("per") ? List.of("day", "week", "month", "all") : List.of("");
            for (JsonNode by : report.path("by")) {
                for (String cut : cuts) {
                    String zone = zones[all.size() % zones.length];
                    all.add(new Question(name, all.size() % 3 == 0 ? part : start, until, zone, cut, by.asString()));
                    if (name.equals("stock")) {
                        all.add(new Question(name, part, until, zone, cut, by.asString()));
                    }
                }
            }
        }
        return all;
    }

    private void compare(RawLog raw, Instant until, String more) {
        Map<String, Integer> rows = new TreeMap<>();
        for (Question question : questions(until)) {
            JsonNode answer = ask(question.path() + more).ok();
            List<Map<String, Object>> expected = new NaiveReports(
                            raw,
                            question.from(),
                            question.to(),
                            question.zone(),
                            question.per().isEmpty() ? "all" : question.per(),
                            question.by())
                    .make(question.name());
            assertThat(answer.path("zone").asString()).isEqualTo(question.zone());
            assertThat(answer.path("from").asString()).isEqualTo(question.from().toString());
            assertThat(answer.path("truncated").asBoolean()).isFalse();
            assertThat(plain(answer.path("rows")))
                    .as(question.path())
                    .usingElementComparator(ReportsTest::difference)
                    .containsExactlyInAnyOrderElementsOf(
                            expected.stream().map(ReportsTest::plain).toList());
            answer.path("rows").forEach(row -> answer.path("columns")
                    .forEach(column -> assertThat(row.has(column.path("name").asString()))
                            .as(question.path() + " " + column)
                            .isTrue()));
            rows.merge(question.name(), expected.size(), Integer::sum);
        }
        assertThat(rows)
                .as("every report has something to tell")
                .allSatisfy((name, count) -> assertThat(count).as(name).isPositive());
    }

    private Answer ask(String path) {
        return shop.call("GET", path, null, Map.of("Prefer", "wait=30"));
    }

    private static List<Map<String, String>> plain(JsonNode rows) {
        List<Map<String, String>> all = new ArrayList<>();
        rows.forEach(row -> {
            Map<String, Object> values = new LinkedHashMap<>();
            row.properties()
                    .forEach(value -> values.put(
                            value.getKey(),
                            value.getValue().isNull()
                                    ? null
                                    : value.getValue().isNumber()
                                            ? value.getValue().decimalValue()
                                            : value.getValue().asString()));
            all.add(plain(values));
        });
        return all;
    }

    private static Map<String, String> plain(Map<String, Object> row) {
        Map<String, String> plain = new TreeMap<>();
        row.forEach((name, value) -> plain.put(
                name,
                value instanceof Number number
                        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                        : String.valueOf(value)));
        return plain;
    }

    /** 0 where two rows say the same; what is reckoned with fractions may differ in the last digits that are told. */
    private static int difference(Map<String, String> one, Map<String, String> other) {
        boolean same = one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(value -> isSame(value.getValue(), other.get(value.getKey())));
        return same ? 0 : 1;
    }

    private static boolean isSame(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        return FRACTION.matcher(one + other).find()
                && DECIMAL.matcher(one).matches()
                && DECIMAL.matcher(other).matches()
                && new BigDecimal(one).subtract(new BigDecimal(other)).abs().compareTo(LAST_DIGITS) <= 0;
    }

    @Test
    @Order(1)
    void everyReportSaysWhatTheRawEventsDo() {
        compare(new RawLog(writeJdbc, end), end, "");
    }

    @Test
    @Order(2)
    void everyReportOfThePastSaysWhatTheEventsUntilThenDo() {
        await().atMost(PATIENCE)
                .until(() -> ask("/api/reports/sales?to=" + middle + "&asOf=" + middle)
                                .status()
                        == 200);
        compare(new RawLog(writeJdbc, middle), middle, "&asOf=" + middle);
    }

    @Test
    @Order(3)
    void fillsItselfFromHistoryWhereItWasNotBefore() {
        // A database of a release without reports has no row of them, and no token.
        processor().shutDown();
        for (String table : List.of(
                "report_orders",
                "report_lines",
                "report_moves",
                "report_edits",
                "report_discounts",
                "report_returns",
                "report_return_lines",
                "report_products",
                "report_customers",
                "report_stock_moves")) {
            readJdbc.update("delete from " + table);
        }
        readJdbc.update("delete from tracking_tokens where processor = ?", GROUP);
        processor().start();
        await().atMost(PATIENCE).until(this::hasReadAll);

        compare(new RawLog(writeJdbc, end), end, "");
    }

    @Test
    @Order(4)
    void isRebuiltBesideWhatServesAndDiffersInNothing() {
        String path = "/api/operations/projections/" + GROUP;
        assertThat(over(shop.post(path + "/verify").header("Location"))
                        .at("/comparison/differences")
                        .asInt(-1))
                .isZero();
        over(shop.post(path + "/rebuild").header("Location"));

        compare(new RawLog(writeJdbc, end), end, "");
    }

    private JsonNode over(String job) {
        JsonNode over = await().atMost(PATIENCE).until(() -> shop.get(job).ok(), found -> found.path("state")
                .asString()
                .matches("(?i)done|failed|cancelled"));
        assertThat(over.path("state").asString()).as(over.toString()).isEqualToIgnoringCase("done");
        return over;
    }

    @Test
    @Order(5)
    void sortsAndCutsOff() {
        String span = "from=2025-01-01&to=" + end;
        JsonNode best =
                ask("/api/reports/best-sellers?currency=EUR&limit=2&" + span).ok();
        assertThat(best.path("currency").asString()).isEqualTo("EUR");
        assertThat(best.path("rows").size()).isEqualTo(2);
        assertThat(best.path("truncated").asBoolean()).isTrue();
        assertThat(best.at("/rows/0/pieces").asInt())
                .isGreaterThanOrEqualTo(best.at("/rows/1/pieces").asInt());
        JsonNode worst = ask("/api/reports/worst-sellers?currency=EUR&" + span).ok();
        assertThat(worst.at("/rows/0/pieces").asInt())
                .isLessThanOrEqualTo(worst.at("/rows/1/pieces").asInt());
        ask("/api/reports/sales?currency=JPY&" + span).ok().path("rows").forEach(row -> assertThat(
                        row.path("currency").asString())
                .isEqualTo("JPY"));
    }

    @Test
    @Order(6)
    void isReadAsATable() {
        String path = "/api/reports/sales?per=month&by=category&zone=Asia/Kathmandu&from=2025-01-01&to=" + end;
        JsonNode report = ask(path).ok();
        Answer table = shop.call("GET", path, null, Map.of("Accept", "text/csv"));
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        List<String> lines = table.response().body().lines().toList();
        assertThat(lines.get(0))
                .isEqualTo(
                        "from,to,zone,period,category,currency,orders,pieces,gross,discount,tax,sales,returnedPieces,"
                                + "returned,refunded,net");
        assertThat(lines).hasSize(report.path("rows").size() + 1);
        JsonNode last = report.path("rows").get(report.path("rows").size() - 1);
        assertThat(lines.get(lines.size() - 1))
                .startsWith("2024-12-31T18:15:00Z," + end + ",Asia/Kathmandu,"
                        + last.path("period").asString())
                .endsWith("," + last.path("net").asString());
    }

    @Test
    @Order(7)
    void refusesWhatItCanNotTell() {
        refused("/api/reports/profit", 404, "report-not-found", null);
        refused("/api/reports/sales?zone=Mars/Olympus", 400, "unknown-zone", "zone");
        refused("/api/reports/sales?from=yesterday", 400, "malformed-parameter", "from");
        refused("/api/reports/sales?to=2026-02-30", 400, "malformed-parameter", "to");
        refused("/api/reports/sales?from=1492-10-12", 400, "instant-out-of-range", "from");
        refused("/api/reports/sales?from=2026-01-02&to=2026-01-02", 400, "period-empty", "to");
        refused("/api/reports/sales?by=weather", 400, "unknown-by", "by");
        refused("/api/reports/sales?per=hour", 400, "unknown-per", "per");
        refused("/api/reports/funnel?per=day", 400, "no-periods", "per");
        refused("/api/reports/sales?currency=XYZ", 400, "unknown-currency", "currency");
        refused("/api/reports/edits?currency=EUR", 400, "no-currencies", "currency");
        refused("/api/reports/sales?limit=0", 400, "limit-out-of-range", "limit");
        refused("/api/reports/sales?limit=10001", 400, "limit-out-of-range", "limit");
    }

    private void refused(String path, int status, String code, String field) {
        JsonNode problem = ask(path).refused(status, code);
        if (field != null) {
            assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        }
    }
}
