package io.orderfold.operations;

import static io.orderfold.operations.RebuildUnderLoadTest.over;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.OrderfoldApplication;
import io.orderfold.Postgres;
import io.orderfold.RunningShopTest;
import io.orderfold.TestShop;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Two nodes on one database: one switches, and the other reads and projects on through it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "orderfold.rebuilds.keep-replaced=PT0.2S")
class TwoNodesRebuildIT extends RunningShopTest {

    private static final String ORDERS = "/api/operations/projections/orders.projection";

    @Autowired
    private Environment environment;

    @Autowired
    private EventProcessingConfiguration processing;

    private ConfigurableApplicationContext otherNode;
    private TestShop other;

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        Postgres.use(properties);
    }

    @BeforeAll
    void startTheOther() {
        otherNode = new SpringApplicationBuilder(OrderfoldApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                        "--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
                        "--orderfold.personal-data.master-key="
                                + environment.getProperty("orderfold.personal-data.master-key"),
                        "--orderfold.write.pool-size=12",
                        "--orderfold.read.pool-size=8",
                        "--orderfold.rebuilds.keep-replaced=PT0.2S",
                        "--orderfold.security.admin-password=" + TestShop.PASSWORD);
        other = new TestShop(
                Objects.requireNonNull(otherNode.getEnvironment().getProperty("local.server.port", Integer.class)));
    }

    @AfterAll
    void stopTheOther() {
        otherNode.close();
    }

    @Test
    void theOtherNodeReadsAndProjectsThroughSwitches() throws Exception {
        shop.order(shop.draft(shop.customer(), shop.product("5.00", 0), 1));
        // The other node is at one of the segments, so that both write to what is switched.
        StreamingEventProcessor here = processing
                .eventProcessor("orders.projection", StreamingEventProcessor.class)
                .orElseThrow();
        StreamingEventProcessor there = otherNode
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor("orders.projection", StreamingEventProcessor.class)
                .orElseThrow();
        here.releaseSegment(1, 20, java.util.concurrent.TimeUnit.SECONDS);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> there.processingStatus().containsKey(1));
        assertThat(here.processingStatus()).containsKey(0);
        Traffic traffic = new Traffic(List.of(shop, other), new Random(42));
        traffic.begin();
        try {
            for (TestShop node : List.of(shop, other, shop)) {
                JsonNode done = over(node, node.post(ORDERS + "/rebuild"));
                assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("done");
            }
        } finally {
            traffic.end();
        }

        traffic.assertAllWell();
        JsonNode verified = over(other, other.post("/api/operations/projections/verify"));
        assertThat(verified.at("/comparison/differences").asLong())
                .as(verified.toString())
                .isZero();
        assertThat(shop.get(ORDERS).ok().path("servingVersion"))
                .isEqualTo(other.get(ORDERS).ok().path("servingVersion"));
    }

    @Test
    void whatOneNodeIsToldBothObey() {
        shop.post("/api/operations/projections/payments.projection/pause").ok();
        for (ConfigurableApplicationContext node : List.of(otherNode)) {
            StreamingEventProcessor there = node.getBean(EventProcessingConfiguration.class)
                    .eventProcessor("payments.projection", StreamingEventProcessor.class)
                    .orElseThrow();
            await().atMost(Duration.ofSeconds(30)).until(() -> !there.isRunning());
        }
        StreamingEventProcessor here = processing
                .eventProcessor("payments.projection", StreamingEventProcessor.class)
                .orElseThrow();
        await().atMost(Duration.ofSeconds(30)).until(() -> !here.isRunning());
        other.post("/api/operations/projections/payments.projection/resume").ok();
        await().atMost(Duration.ofSeconds(30)).until(here::isRunning);
    }

    @Test
    void segmentsAreSplitAndMergedWhereverTheyAre() {
        String customers = "/api/operations/projections/customers.projection";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> shop.get(customers).ok().path("segments").size() == 2);
        assertThat(other.post(customers + "/split", "{\"segment\": 1}")
                        .ok()
                        .path("segments")
                        .size())
                .isEqualTo(3);
        assertThat(other.post(customers + "/merge", "{\"segment\": 1}")
                        .ok()
                        .path("segments")
                        .size())
                .isEqualTo(2);
        shop.get("/api/customers/" + other.customer()).ok();
    }
}
