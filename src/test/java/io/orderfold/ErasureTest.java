package io.orderfold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A shop with all its files, out of which somebody is erased. */
@ExtendWith(OutputCaptureExtension.class)
class ErasureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    /** What of these stands in any file that the shop has left behind. */
    private List<String> inAnyFile(List<String> words) throws IOException {
        TreeSet<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(ErasedShopper.foundIn(Files.readAllBytes(file), words));
            }
        }
        return List.copyOf(found);
    }

    @Test
    void leavesNothingOfThePersonInAnyFileAndEverythingOfTheOrders(CapturedOutput log) throws Exception {
        ErasedShopper.assertTheSearchFinds();
        ErasedShopper person;
        List<String> keys;
        List<JsonNode> before;

        try (ConfigurableApplicationContext context = start()) {
            TestShop shop = shop(context);
            person = new ErasedShopper(shop);
            person.shops();
            person.park(context);
            keys = keys(context, person);
            assertThat(keys).hasSize(2).doesNotContainNull();
            before = person.ordersWithoutThePerson();
        }
        assertThat(inAnyFile(ErasedShopper.WORDS))
                .as("all is encrypted, also before")
                .isEmpty();
        assertThat(inAnyFile(keys)).as("the keys are what makes it readable").hasSize(2);

        try (ConfigurableApplicationContext context = start()) {
            TestShop shop = shop(context);
            person.goesTo(shop);
            String asReadable = shop.get("/api/customers/" + person.id)
                            .response()
                            .body()
                    + shop.get("/api/customers/" + person.alias).response().body();
            for (String order : person.orders) {
                asReadable += shop.order(order)
                        + shop.get("/api/orders/" + order + "/history")
                                .response()
                                .body();
            }
            assertThat(ErasedShopper.foundIn(asReadable.getBytes(StandardCharsets.UTF_8), ErasedShopper.WORDS))
                    .as("everything could be read, by whoever may")
                    .containsExactlyInAnyOrderElementsOf(ErasedShopper.WORDS);
            assertThat(shop.call("POST", "/api/customers", person.registration(), Map.of("Idempotency-Key", person.key))
                            .header("Idempotency-Replayed"))
                    .isEqualTo("true");

            String erase = "/api/customers/" + person.id + "/erase";
            assertThat(shop.post(erase, "{\"reason\": \"asked for it\"}")
                            .refused(409, "orders-under-way")
                            .path("orders"))
                    .hasSize(1);
            assertThat(shop.post("/api/customers/" + person.alias + "/erase", "{\"reason\": \"asked for it\"}")
                            .refused(409, "customer-merged")
                            .path("mergedInto")
                            .asString())
                    .isEqualTo(person.id);
            JsonNode erased = shop.call(
                            "POST",
                            erase,
                            "{\"reason\": \"asked for it\", \"force\": true}",
                            Map.of("Idempotency-Key", "erase"))
                    .ok();
            assertThat(erased.path("name").asString()).isEqualTo("(erased)");
            assertThat(erased.path("email").asString()).isEqualTo("erased@erased.invalid");
            assertThat(erased.at("/addresses/0/line1").asString()).isEqualTo("(erased)");
            assertThat(erased.at("/addresses/0/country").asString()).isEqualTo("GB");
            assertThat(erased.path("erasedAt").asString()).isNotBlank();
            assertThat(shop.post(erase, "{\"reason\": \"again\"}").ok().path("version"))
                    .isEqualTo(erased.path("version"));
            assertThat(shop.call(
                                    "POST",
                                    erase,
                                    "{\"reason\": \"asked for it\", \"force\": true}",
                                    Map.of("Idempotency-Key", "erase"))
                            .ok())
                    .isEqualTo(erased);
            person.register().refused(410, "answer-erased");
            assertThat(keys(context, person)).containsOnlyNulls();

            assertNothingTells(shop, person);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(shop.get("/api/customers/" + person.alias)
                            .ok()
                            .path("erasedAt")
                            .asString())
                    .isNotBlank());
            assertThat(person.ordersWithoutThePerson()).isEqualTo(before);
            refusesWhatWouldTellAnew(shop, person);
            before = person.ordersWithoutThePerson();
        }
        assertThat(inAnyFile(ErasedShopper.WORDS)).isEmpty();
        assertThat(inAnyFile(keys)).as("also of the keys no page is left").isEmpty();
        assertThat(inAnyFile(List.of("asked for it")))
                .as("the search looks where the data is")
                .isNotEmpty();

        try (ConfigurableApplicationContext context = start()) {
            TestShop shop = shop(context);
            person.goesTo(shop);
            replay(context, "customers.projection");
            replay(context, "orders.projection");
            assertNothingTells(shop, person);
            assertThat(person.ordersWithoutThePerson()).isEqualTo(before);
            isTakenBack(shop, person.order(0));
        }
        assertThat(inAnyFile(ErasedShopper.WORDS)).isEmpty();
        assertThat(ErasedShopper.foundIn(log.getAll().getBytes(StandardCharsets.UTF_8), ErasedShopper.WORDS))
                .as("the log lines")
                .isEmpty();
        assertThat(masterKeyIsKept()).isTrue();
    }

    private static void assertNothingTells(TestShop shop, ErasedShopper person) {
        List<String> answers = new ArrayList<>();
        answers.add(shop.get("/api/customers/" + person.id).response().body());
        answers.add(shop.get("/api/customers/" + person.alias).response().body());
        answers.add(shop.get("/api/customers").response().body());
        answers.add(shop.get("/api/orders?customer=" + person.id).response().body());
        answers.add(shop.get("/api/log/events?stream=customer:" + person.id)
                .response()
                .body());
        for (String order : person.orders) {
            answers.add(shop.order(order).toString());
            answers.add(
                    shop.get("/api/orders/" + order + "?version=0").response().body());
            answers.add(shop.get("/api/orders/" + order + "/history").response().body());
            answers.add(shop.get("/api/orders/" + order + "/difference?fromVersion=0")
                    .response()
                    .body());
        }
        for (String answer : answers) {
            assertThat(ErasedShopper.foundIn(answer.getBytes(StandardCharsets.UTF_8), ErasedShopper.WORDS))
                    .as(answer)
                    .isEmpty();
        }
        assertThat(answers.get(0)).contains("(erased)");
    }

    private static void refusesWhatWouldTellAnew(TestShop shop, ErasedShopper person) {
        String draft = "/api/orders/" + person.order(2);
        shop.post(draft + "/place").refused(409, "customer-erased");
        shop.post(draft + "/notes", "{\"text\": \"Umbriel\"}").refused(409, "customer-erased");
        shop.call(
                        "PUT",
                        draft + "/shipping-address",
                        "{\"line1\": \"9 Satsuma Steps\", \"city\": \"Pomelo\", \"country\": \"GB\"}",
                        Map.of())
                .refused(409, "customer-erased");
        shop.post("/api/orders", TestShop.draftBody(person.id, shop.product("1.00", 1), 1))
                .refused(409, "customer-erased");
        shop.post("/api/customers", person.registration()).refused(409, "customer-erased");
        shop.post(draft + "/undo", "{\"reason\": \"undoing goes on\"}").ok();
        shop.post(draft + "/redo", "{\"reason\": \"and redoing\"}").ok();
    }

    private static void isTakenBack(TestShop shop, String order) {
        String back = shop.post("/api/orders/" + order + "/returns", """
                        {"lines": [{"lineId": "1", "quantity": 1, "reason": "UNWANTED"}]}""")
                .ok()
                .path("returnId")
                .asString();
        shop.post("/api/returns/" + back + "/approve").ok();
        shop.post("/api/returns/" + back + "/receive", "{\"lines\": [{\"lineId\": \"1\", \"quantity\": 1}]}")
                .ok();
        shop.post("/api/returns/" + back + "/refund", "{}").ok();
        shop.awaitOrder(
                order, view -> view.at("/payments/0/refunded/amount").asString().equals("10.00"));
    }

    private static void replay(ConfigurableApplicationContext context, String group) {
        StreamingEventProcessor projection = context.getBean(EventProcessingConfiguration.class)
                .eventProcessor(group, StreamingEventProcessor.class)
                .orElseThrow();
        projection.shutDown();
        projection.resetTokens();
        projection.start();
        await().atMost(PATIENCE).until(() -> !projection.isReplaying());
    }

    private static List<String> keys(ConfigurableApplicationContext context, ErasedShopper person) {
        return context.getBean("writeJdbc", JdbcTemplate.class)
                .queryForList(
                        "select wrapped_key from personal_data_keys where customer_id in (?, ?)",
                        String.class,
                        person.id,
                        person.alias);
    }

    /** What the keys were encrypted by is there still, and of no use: nothing that it decrypts is. */
    private boolean masterKeyIsKept() throws IOException {
        return Base64.getDecoder()
                        .decode(Files.readString(data.resolve("master.key")).strip())
                        .length
                == 32;
    }
}
