package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs every query of {@code docs/sql.md} on an application with data; each must find something. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:sql-docs;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.security.admin-password=admin-of-the-test"
        })
class SqlDocumentationTest {

    private static final Pattern BLOCK = Pattern.compile("```sql\\n(.*?);?\\n```", Pattern.DOTALL);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everyQueryFindsSomething() throws Exception {
        List<String> queries = queries();
        assertThat(queries).hasSizeGreaterThan(10);
        haveData();

        for (String query : queries) {
            assertThat(jdbc.queryForList(query)).as(query).isNotEmpty();
        }
    }

    private static List<String> queries() throws Exception {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("docs/sql.md")));
        List<String> queries = new ArrayList<>();
        while (block.find()) {
            queries.add(block.group(1));
        }
        return queries;
    }

    /** One order that there is stock for, and one that comes to stand on hold as there is none. */
    private void haveData() throws Exception {
        post("/api/products", """
                {"sku":"MUG","name":"Mug","unitPrice":{"amount":"9.90","currency":"EUR"},"taxCategory":"standard"}
                """);
        post("/api/stock/MUG/receipts", "{\"quantity\":1,\"reason\":\"delivery\"}");
        String customer = post("/api/customers", "{\"name\":\"Ada Example\",\"email\":\"ada@example.org\"}")
                .get("customerId")
                .asString();
        order(customer);
        order(customer);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(jdbc.queryForList("select 1 from read_model.orders where on_hold"))
                        .isNotEmpty());
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        jdbc.queryForList("select 1 from read_model.stock where available <= 0"))
                .isNotEmpty());
        // Nothing goes wrong here of itself.
        jdbc.update(
                "insert into dead_letters (id, processing_group, sequence_id, sequence_index, message_type, event_id,"
                        + " recorded_at, event_type, payload, enqueued_at, cause_type, cause_message)"
                        + " values ('1', 'sample.process', 'sample', 0, 'event', '1', '2026-01-01T00:00:00Z', 'Sample', '{}',"
                        + " '2026-01-01T00:00:00Z', 'java.lang.IllegalStateException', 'On purpose')");
    }

    private void order(String customer) throws Exception {
        String id = post("/api/orders", """
                        {"customerId":"%s","currency":"EUR","lines":[{"sku":"MUG","quantity":1}],
                         "shippingAddress":{"name":"Ada Example","line1":"1 Analytical Row","city":"London",
                                            "postalCode":"W1","country":"GB"}}
                        """.formatted(customer)).get("orderId").asString();
        post("/api/orders/" + id + "/place", "");
    }

    private JsonNode post(String path, String body) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        "admin:admin-of-the-test".getBytes(StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Prefer", "wait=20")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 299);
        return JsonMapper.shared().readTree(answer.body());
    }
}
