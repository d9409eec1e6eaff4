package io.orderfold.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.RunningShopTest;
import io.orderfold.TestShop.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions to the log, against what its rows say. */
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:log-queries;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
class LogQueryTest extends RunningShopTest {

    private String customer;
    private String mug;

    @BeforeEach
    void someOrders() {
        customer = shop.customer();
        mug = shop.product("9.90", 50);
        String cup = shop.product("0.50", 50);
        for (int i = 1; i <= 3; i++) {
            String order = shop.draft(customer, mug, i);
            shop.post("/api/orders/" + order + "/lines", "{\"sku\": \"" + cup + "\", \"quantity\": 2}")
                    .ok();
            shop.post("/api/orders/" + order + "/place").ok();
        }
    }

    private JsonNode asked(String body) {
        Answer answer = shop.post("/api/reports/query", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        String id = answer.json().path("queryId").asString();
        assertThat(answer.header("Location")).isEqualTo("/api/reports/queries/" + id);
        return over(id);
    }

    private JsonNode over(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> shop.get("/api/reports/queries/" + id).ok(),
                        query -> !query.path("state").asString().matches("queued|running"));
    }

    private JsonNode done(String body) {
        JsonNode over = asked(body);
        assertThat(over.path("state").asString()).as(over.toString()).isEqualTo("done");
        assertThat(over.at("/progress/percent").asInt()).isEqualTo(100);
        return over;
    }

    /** The rows of an answer, the last column by the others. */
    private static Map<String, String> told(JsonNode query) {
        Map<String, String> told = new TreeMap<>();
        JsonNode columns = query.at("/result/columns");
        String last = columns.get(columns.size() - 1).path("name").asString();
        query.at("/result/rows").forEach(row -> {
            StringBuilder key = new StringBuilder();
            columns.forEach(column -> {
                String name = column.path("name").asString();
                if (!name.equals(last)) {
                    key.append(key.isEmpty() ? "" : "|").append(row.path(name).asString("null"));
                }
            });
            JsonNode value = row.path(last);
            told.put(
                    key.toString(),
                    value.isString() ? value.asString() : value.decimalValue().toPlainString());
        });
        return told;
    }

    private interface Payload {
        void take(JsonNode data, Instant at);
    }

    private void each(String type, Payload use) {
        writeJdbc.query("select payload, recorded_at from events where event_type like '%." + type + "'", row -> {
            use.take(
                    JsonMapper.shared().readTree(row.getString("payload")),
                    Instant.parse(row.getString("recorded_at")));
        });
    }

    @Test
    void countsEventsByTypeAndDay() {
        Map<String, String> expected = new TreeMap<>();
        for (String type : new String[] {"OrderDrafted", "OrderPlaced"}) {
            each(
                    type,
                    (data, at) -> expected.merge(
                            type + "|" + LocalDate.ofInstant(at, ZoneId.of("Asia/Tokyo")), "1", LogQueryTest::sum));
        }
        JsonNode query = done("""
                {"events": ["OrderDrafted", "OrderPlaced"], "groupBy": ["@event", "@day"], "zone": "Asia/Tokyo"}""");
        assertThat(told(query)).isEqualTo(expected);
        assertThat(query.at("/result/zone").asString()).isEqualTo("Asia/Tokyo");
    }

    private static String sum(String one, String other) {
        return new BigDecimal(one).add(new BigDecimal(other)).toPlainString();
    }

    @Test
    void sumsElementsOfAList() {
        Map<String, String> expected = new TreeMap<>();
        each("OrderPlaced", (data, at) -> data.path("lines").forEach(line -> {
            if (line.path("quantity").asInt() >= 2) {
                expected.merge(
                        line.path("sku").asString(), line.path("quantity").asString(), LogQueryTest::sum);
            }
        }));
        assertThat(expected).isNotEmpty();
        assertThat(told(done("""
                        {"events": ["OrderPlaced"], "each": "lines", "groupBy": ["lines.sku"],
                         "measure": {"op": "sum", "field": "lines.quantity"},
                         "filter": [{"field": "lines.quantity", "op": "at-least", "value": "2"}]}"""))).isEqualTo(expected);
    }

    @Test
    void neverMixesCurrencies() {
        shop.call("PUT", "/api/products/" + mug + "/price", """
                        {"unitPrice": {"amount": "1200", "currency": "JPY"}}""", Map.of()).ok();
        String yen = shop.post("/api/orders", """
                        {"customerId": "%s", "currency": "JPY", "lines": [{"sku": "%s", "quantity": 2}]}""".formatted(customer, mug))
                .ok()
                .path("orderId")
                .asString();
        shop.post("/api/orders/" + yen + "/place").ok();
        Map<String, String> expected = new TreeMap<>();
        each("OrderPlaced", (data, at) -> {
            if (data.path("customerId").asString().equals(customer)) {
                expected.merge(
                        data.at("/total/currency").asString(),
                        data.at("/total/amount").asString(),
                        LogQueryTest::sum);
            }
        });
        assertThat(expected).containsKeys("EUR", "JPY");
        assertThat(told(done("""
                        {"events": ["OrderPlaced"], "measure": {"op": "sum", "field": "total"},
                         "filter": [{"field": "customerId", "op": "equals", "value": "%s"}]}""".formatted(customer)))).isEqualTo(expected);
        assertThat(told(done("""
                        {"events": ["OrderPlaced"], "measure": {"op": "distinct", "field": "total.currency"},
                         "filter": [{"field": "customerId", "value": "%s"}]}""".formatted(customer)))).containsEntry("", "2");
    }

    @Test
    void looksAtItsWindowAlone() {
        Instant from = Instant.now().plusSeconds(3_600);
        JsonNode nothing = done("{\"events\": [\"OrderPlaced\"], \"from\": \"" + from + "\"}");
        assertThat(nothing.at("/result/rows")).isEmpty();
        assertThat(nothing.at("/progress/events").asInt()).isZero();
    }

    @Test
    void refusesWhatEventsDoNotSayAndWhoSomebodyIs() {
        refused("{\"events\": []}", "field-missing", "events");
        refused("{\"events\": [\"OrderEaten\"]}", "unknown-event", "events[0]");
        refused("{\"events\": [\"OrderPlaced\"], \"groupBy\": [\"colour\"]}", "unknown-field", "groupBy[0]");
        refused("{\"events\": [\"OrderPlaced\"], \"groupBy\": [\"@weather\"]}", "unknown-field", "groupBy[0]");
        refused("{\"events\": [\"OrderPlaced\"], \"groupBy\": [\"lines.sku\"]}", "list-needs-each", "groupBy[0]");
        refused("{\"events\": [\"OrderPlaced\"], \"groupBy\": [\"total\"], \"each\": \"total\"}", "not-a-list", "each");
        refused("{\"events\": [\"OrderDrafted\"], \"groupBy\": [\"shippingAddress\"]}", "personal-field", "groupBy[0]");
        refused(
                "{\"events\": [\"OrderDrafted\"], \"groupBy\": [\"shippingAddress.city\"]}",
                "personal-field",
                "groupBy[0]");
        refused("""
                {"events": ["CustomerRegistered"], "filter": [{"field": "name", "value": "Ada"}]}""", "personal-field", "filter[0].field");
        refused("""
                {"events": ["OrderNoteWritten"], "measure": {"op": "distinct", "field": "text"}}""", "personal-field", "measure.field");
        refused("""
                {"events": ["OrderPlaced"], "measure": {"op": "sum", "field": "orderNumber"}}""", "not-a-number", "measure.field");
        refused("""
                {"events": ["OrderPlaced"], "measure": {"op": "sum", "field": "total.amount"}}""", "amount-without-currency", "measure.field");
        refused("""
                {"events": ["StockReceived"], "filter": [{"field": "quantity", "op": "at-least", "value": "many"}]}""", "not-a-number", "filter[0].value");
        refused("{\"events\": [\"OrderPlaced\"], \"zone\": \"Moon\"}", "unknown-zone", "zone");
        refused("{\"events\": [\"OrderPlaced\"], \"measure\": {\"op\": \"guess\"}}", "unknown-measure", "measure.op");
        shop.get("/api/reports/queries/" + UUID.randomUUID()).refused(404, "query-not-found");
    }

    private void refused(String body, String code, String field) {
        JsonNode problem = shop.post("/api/reports/query", body).refused(400, code);
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void isAnsweredByAnotherNodeWhereOneDied() {
        JsonNode before = done("{\"events\": [\"OrderPlaced\"], \"groupBy\": [\"customerId\"]}");
        String id = before.path("queryId").asString();
        // As a node leaves it that dies half way, its lease over.
        writeJdbc.update(
                "insert into job_leases (job, held_by, held_until) values (?, 'who died', ?)",
                "report-query:" + id,
                OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1));
        writeJdbc.update(
                "update report_queries set run_state = 'running', position = 3, event_count = 1, result = null"
                        + " where query_id = ?",
                id);
        JsonNode after = over(id);
        assertThat(after.path("state").asString()).isEqualTo("done");
        assertThat(after.path("result")).isEqualTo(before.path("result"));
        assertThat(writeJdbc.queryForList("select 1 from job_leases where job = ?", "report-query:" + id))
                .isEmpty();
    }

    @Test
    void isLeftAloneWhileAnotherNodeHoldsIt() {
        String id = done("{\"events\": [\"OrderPlaced\"]}").path("queryId").asString();
        writeJdbc.update(
                "insert into job_leases (job, held_by, held_until) values (?, 'who lives', ?)",
                "report-query:" + id,
                OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(5));
        writeJdbc.update("update report_queries set run_state = 'running', position = 3 where query_id = ?", id);
        // Another one is answered meanwhile, so this node has looked.
        done("{\"events\": [\"OrderDrafted\"]}");
        assertThat(shop.get("/api/reports/queries/" + id)
                        .ok()
                        .at("/progress/position")
                        .asInt())
                .isEqualTo(3);
        assertThat(shop.post("/api/reports/queries/" + id + "/cancel")
                        .ok()
                        .path("state")
                        .asString())
                .isEqualTo("cancelled");
        assertThat(shop.get("/api/reports/queries").ok().path("items").toString())
                .contains(id);
    }
}
