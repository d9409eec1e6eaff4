package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.OrderfoldApplication;
import io.orderfold.Postgres;
import io.orderfold.RunningShopTest;
import io.orderfold.TestShop;
import io.orderfold.TestShop.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * One node takes commands and does what follows from them; others answer questions, each from a read database of its own.
 * What they have in common is the log, in PostgreSQL. The read databases are H2's.
 */
@TestPropertySource(properties = "orderfold.roles=command,process,web")
class NodeRolesIT extends RunningShopTest {

    private static final int WRITERS = 2;
    private static final int ORDERS_EACH = 20;

    @Autowired
    private Environment environment;

    @TempDir
    private static Path folder;

    private final List<QueryNode> nodes = new ArrayList<>();

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        Postgres.use(properties);
    }

    private record QueryNode(ConfigurableApplicationContext application, TestShop shop) {}

    /** With a read database that has nothing in it. */
    private QueryNode queryNode(String name) {
        ConfigurableApplicationContext application = new SpringApplicationBuilder(OrderfoldApplication.class)
                .run(
                        "--server.port=0",
                        "--orderfold.roles=query,web",
                        "--orderfold.data-dir=" + folder.resolve(name),
                        "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                        "--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
                        "--orderfold.read.datasource.url=jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1",
                        "--orderfold.personal-data.master-key="
                                + environment.getProperty("orderfold.personal-data.master-key"),
                        "--orderfold.write.pool-size=8",
                        "--orderfold.read.pool-size=8",
                        "--orderfold.security.admin-password=" + TestShop.PASSWORD);
        QueryNode node = new QueryNode(
                application,
                new TestShop(Objects.requireNonNull(
                        application.getEnvironment().getProperty("local.server.port", Integer.class))));
        nodes.add(node);
        return node;
    }

    @AfterEach
    void stopTheNodes() {
        nodes.forEach(node -> node.application().close());
    }

    @Test
    void eachNodeDoesItsPartAndSaysWhoDoesTheRest() {
        QueryNode query = queryNode("parts");
        String order = shop.placed(shop.customer(), shop.product("10.00", 3), 2);

        // The command node has done what follows; the query node shows it.
        query.shop().awaitShipment(order);
        assertThat(query.shop().order(order).path("status").asString()).isEqualTo("CONFIRMED");

        assertThat(shop.get("/api/orders/" + order)
                        .refused(421, "other-node-needed")
                        .path("role")
                        .asString())
                .isEqualTo("query");
        shop.post("/api/orders/archive", "{\"before\": \"2020-01-01T00:00:00Z\"}")
                .refused(421, "other-node-needed");
        shop.post("/api/operations/projections/verify").refused(421, "other-node-needed");
        assertThat(query.shop()
                        .post("/api/orders/" + order + "/hold", "{\"kind\": \"fraud\", \"reason\": \"looks odd\"}")
                        .refused(421, "other-node-needed")
                        .path("role")
                        .asString())
                .isEqualTo("command");
        Answer key = query.shop()
                .call(
                        "POST",
                        "/api/products",
                        "{\"sku\": \"X\", \"name\": \"X\", \"unitPrice\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}",
                        Map.of("Idempotency-Key", "misdirected"));
        key.refused(421, "other-node-needed");
        // The node that can do it is not told that it was done.
        assertThat(shop.call(
                                "POST",
                                "/api/products",
                                "{\"sku\": \"X\", \"name\": \"X\", \"unitPrice\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}",
                                Map.of("Idempotency-Key", "misdirected"))
                        .ok()
                        .path("sku")
                        .asString())
                .isEqualTo("X");
        for (TestShop each : List.of(shop, query.shop())) {
            each.get("/api/me").ok();
            each.get("/api/operations/dead-letters").ok();
        }

        JsonNode projections =
                query.shop().get("/api/operations/projections").ok().path("items");
        assertThat(state(projections, "orders.projection")).isEqualTo("running");
        assertThat(state(projections, "inventory.process")).isEqualTo("running");
        JsonNode verified = query.shop()
                .post("/api/operations/projections/orders.projection/verify")
                .json();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode job = query.shop()
                    .get("/api/operations/rebuilds/" + verified.path("jobId").asString())
                    .ok();
            assertThat(job.path("state").asString()).isEqualTo("done");
            assertThat(job.at("/comparison/differences").asLong()).isZero();
        });
    }

    private static String state(JsonNode projections, String name) {
        for (JsonNode projection : projections) {
            if (projection.path("name").asString().equals(name)) {
                return projection.path("state").asString();
            }
        }
        throw new AssertionError(name + " is not listed");
    }

    @Test
    void aQueryNodeGoesAndAnEmptyOneTakesItsPlaceUnderLoad() throws Exception {
        QueryNode staying = queryNode("staying");
        QueryNode leaving = queryNode("leaving");
        String customer = shop.customer();
        String sku = shop.product("4.20", 10_000);
        staying.shop().awaitStock(sku, stock -> stock.path("onHand").asInt() == 10_000);

        Queue<String> orders = new ConcurrentLinkedQueue<>();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        List<TestShop> asked = new CopyOnWriteArrayList<>(List.of(staying.shop(), leaving.shop()));
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
        List<Future<?>> work = new ArrayList<>();
        for (int reader = 0; reader < 2; reader++) {
            int first = reader;
            work.add(threads.submit(() -> {
                Map<String, Long> seen = new ConcurrentHashMap<>();
                for (int i = first; !over.get(); i++) {
                    TestShop node = asked.get(i % asked.size());
                    look(node, orders, seen, wrong);
                }
            }));
        }
        List<Future<?>> writing = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writing.add(threads.submit(() -> {
                for (int i = 0; i < ORDERS_EACH; i++) {
                    orders.add(shop.placed(customer, sku, 1));
                }
            }));
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> orders.size() >= WRITERS * ORDERS_EACH / 3);
        asked.remove(leaving.shop());
        // Who asks the one that leaves has its answer first.
        Thread.sleep(500);
        leaving.application().close();
        QueryNode coming = queryNode("coming");
        asked.add(coming.shop());
        for (Future<?> one : writing) {
            one.get();
        }
        orders.forEach(order -> staying.shop().awaitShipment(order));
        over.set(true);
        for (Future<?> one : work) {
            one.get();
        }
        threads.shutdown();

        assertThat(wrong).isEmpty();
        for (String order : orders) {
            JsonNode there = staying.shop().order(order);
            assertThat(coming.shop().order(order)).isEqualTo(there);
            assertThat(there.path("status").asString()).isEqualTo("CONFIRMED");
        }
        String list = "/api/orders?limit=200&customer=" + customer;
        assertThat(coming.shop().get(list).ok())
                .isEqualTo(staying.shop().get(list).ok());
        assertThat(coming.shop().get(list).ok().path("items")).hasSize(WRITERS * ORDERS_EACH);
        assertThat(coming.shop().get("/api/stock/" + sku).ok())
                .isEqualTo(staying.shop().get("/api/stock/" + sku).ok());
    }

    /** No read may fail, and no node may show an order older than what was written before it was asked. */
    private static void look(TestShop node, Queue<String> orders, Map<String, Long> seen, Queue<String> wrong) {
        Answer list = node.call("GET", "/api/orders?limit=20", null, Map.of());
        if (list.status() != 200) {
            wrong.add(list.status() + " " + list.response().body());
        }
        String order = orders.peek();
        if (order == null) {
            return;
        }
        Answer one = node.get("/api/orders/" + order);
        if (one.status() != 200) {
            wrong.add(one.status() + " " + one.response().body());
            return;
        }
        long version = one.json().path("version").asLong();
        if (version < seen.getOrDefault(order, 0L)) {
            wrong.add(order + " went back to " + version);
        }
        seen.merge(order, version, Math::max);
    }
}
