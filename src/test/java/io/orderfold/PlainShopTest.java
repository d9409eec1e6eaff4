package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.customers.event.CustomerRegistered;
import io.orderfold.orders.event.OrderNoteWritten;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A shop whose data was written by a version that encrypted nothing, and then runs today's. */
class PlainShopTest {

    @TempDir
    private Path data;

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(OrderfoldApplication.class)
                .run(
                        "--orderfold.data-dir=" + data,
                        "--server.port=0",
                        "--orderfold.security.admin-password=" + TestShop.PASSWORD);
    }

    private static TestShop shop(ConfigurableApplicationContext context) {
        return new TestShop(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @Test
    void isEncryptedAtTheFirstStart() throws Exception {
        String order = UUID.randomUUID().toString();
        try (ConfigurableApplicationContext context = start()) {
            JdbcTemplate jdbc = context.getBean("writeJdbc", JdbcTemplate.class);
            JdbcTemplate read = context.getBean("readJdbc", JdbcTemplate.class);
            jdbc.update("delete from personal_data_steps");
            read.update("delete from personal_data_steps");
            store(jdbc, "customer:c-old", "Customer", CustomerRegistered.class, null, """
                    {"customerId": "c-old", "name": "Quillfeather Oldham", "email": "quill@oldham.example",
                     "addresses": [{"line1": "7 Oldham Parade", "city": "Quillborough", "country": "GB"}]}""");
            store(jdbc, order, "Order", OrderNoteWritten.class, null, """
                    {"orderId": "%s", "customerId": "c-old", "noteId": 1, "text": "Quillfeather rings twice"}""".formatted(order));
            read.update("delete from customers");
            read.update(
                    "insert into customers (customer_id, version, registered_at, updated_at, document)"
                            + " values ('c-old', 0, current_timestamp, current_timestamp, ?)",
                    """
                    {"customerId": "c-old", "version": 0, "name": "Quillfeather Oldham", "email": "quill@oldham.example",
                     "addresses": [{"addressId": "1", "defaultFor": ["shipping", "billing"],
                       "line1": "7 Oldham Parade", "city": "Quillborough", "country": "GB"}],
                     "consents": [], "absorbed": [],
                     "registeredAt": "2026-03-01T09:30:15Z", "updatedAt": "2026-03-01T09:30:15Z"}""");
            jdbc.update(
                    "insert into idempotent_requests (requested_by, idempotency_key, fingerprint, requested_at,"
                            + " answer_status, answer) values ('user:old', 'k', 'f', current_timestamp, 201, ?)",
                    "{\"customerId\": \"c-old\", \"name\": \"Quillfeather Oldham\"}");
        }
        assertThat(inTheFile("Quillfeather")).as("the test can fail").isTrue();

        try (ConfigurableApplicationContext context = start()) {
            TestShop shop = shop(context);
            var customer = shop.get("/api/customers/c-old").ok();
            assertThat(customer.path("name").asString()).isEqualTo("Quillfeather Oldham");
            assertThat(customer.at("/addresses/0/line1").asString()).isEqualTo("7 Oldham Parade");
            JdbcTemplate jdbc = context.getBean("writeJdbc", JdbcTemplate.class);
            assertThat(jdbc.queryForList("select payload from events where aggregate_id = ?", String.class, order))
                    .singleElement()
                    .asString()
                    .contains("{\"encrypted\":\"1:c-old:", "\"noteId\":1")
                    .doesNotContain("audience");
            assertThat(context.getBean("readJdbc", JdbcTemplate.class)
                            .queryForList("select document from customers", String.class))
                    .allSatisfy(document -> assertThat(document).contains("encrypted"));
        }
        for (String word : new String[] {"Quillfeather", "quill@oldham", "Oldham Parade", "Quillborough"}) {
            assertThat(inTheFile(word)).as(word).isFalse();
        }
        assertThat(inTheFile("c-old")).isTrue();
        assertThat(data.resolve("orderfold.rewrite-due")).doesNotExist();
    }

    private static void store(
            JdbcTemplate jdbc, String stream, String kind, Class<?> event, String revision, String payload) {
        jdbc.update(
                "insert into events (event_id, aggregate_id, sequence_number, aggregate_type, recorded_at, event_type,"
                        + " event_revision, payload, metadata) values (?, ?, 0, ?, ?, ?, ?, ?, '{}')",
                UUID.randomUUID().toString(),
                stream,
                kind,
                "2026-03-01T09:30:15.123Z",
                event.getName(),
                revision,
                payload);
    }

    private boolean inTheFile(String word) throws Exception {
        String file = Files.readString(data.resolve("orderfold.mv.db"), StandardCharsets.ISO_8859_1);
        return file.contains(word);
    }
}
