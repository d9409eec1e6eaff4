package io.orderfold.orders.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.RunningShopTest;
import io.orderfold.kernel.jdbc.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows from events on the shipped serializers: once, twice, again from the start, and past one that can't be written. */
class OrderProjectionTest extends RunningShopTest {

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    @Test
    void hasTheSameRowsAfterAReplay() {
        fillTheShop();
        List<List<Map<String, Object>>> before = rows();
        StreamingEventProcessor projection = projection();

        projection.shutDown();
        readJdbc.update("update orders set document = '{}', total = 0");
        projection.resetTokens();
        assertThat(readJdbc.queryForObject("select count(*) from orders", Integer.class))
                .isZero();
        assertThat(readJdbc.queryForObject("select count(*) from order_lines", Integer.class))
                .isZero();
        projection.start();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(rows()).isEqualTo(before));
        await().atMost(Duration.ofSeconds(60)).until(() -> !projection.isReplaying());
    }

    @Test
    void changesNothingWhenEventsAreDeliveredTwice() {
        fillTheShop();
        List<List<Map<String, Object>>> before = rows();
        StreamingEventProcessor projection = projection();

        projection.shutDown();
        assertThat(readJdbc.update("delete from tracking_tokens where processor = ?", OrderProjection.GROUP))
                .isEqualTo(2);
        projection.start();

        shop.get("/api/orders?limit=1").ok(); // waits until all of it has been read again
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void parksOnlyTheEventThatCannotBeWrittenAndTriesItAgain() {
        String sku = shop.product("5.00", 0);
        String poison = shop.customer();
        String customer = shop.customer();
        StreamingEventProcessor projection = projection();
        List<String> orders = new ArrayList<>();

        projection.shutDown();
        readJdbc.execute("alter table orders add constraint no_poison check (customer_id <> '" + poison + "')");
        String bad;
        try {
            for (int i = 0; i < 5; i++) {
                orders.add(shop.draft(customer, sku, 1));
            }
            bad = shop.draft(poison, sku, 1);
            for (int i = 0; i < 5; i++) {
                orders.add(shop.draft(customer, sku, 1));
            }
            projection.start();
            orders.forEach(order ->
                    assertThat(shop.order(order).path("version").asInt()).isZero());
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(parked()).containsExactly(bad));
        } finally {
            readJdbc.execute("alter table orders drop constraint no_poison");
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> parked().isEmpty());
        assertThat(shop.order(bad).path("status").asString()).isEqualTo("DRAFT");
    }

    @Test
    void writesEachViewOnceABatch() {
        String order = shop.draft(shop.customer(), shop.product("5.00", 0), 1);
        StreamingEventProcessor projection = projection();

        projection.shutDown();
        for (int quantity = 2; quantity <= 20; quantity++) {
            shop.call("PATCH", "/api/orders/" + order + "/lines/1", "{\"quantity\": " + quantity + "}", Map.of())
                    .ok();
        }
        projection.start();

        assertThat(shop.order(order).path("version").asInt()).isEqualTo(19);
        assertThat(readJdbc.queryForList("select quantity from order_lines where order_id = ?", Integer.class, order))
                .containsExactly(20);
    }

    private void fillTheShop() {
        String sku = shop.product("19.90", 10);
        String customer = shop.customer();
        shop.awaitStatus(shop.placed(customer, sku, 2), "CONFIRMED");
        String cancelled = shop.draft(customer, sku, 1);
        shop.post("/api/orders/" + cancelled + "/cancel", "{\"reason\": \"no\"}")
                .ok();
        shop.draft(customer, sku, 3);
        awaitQuiet();
    }

    private List<String> parked() {
        return readJdbc.queryForList(
                "select distinct aggregate_id from dead_letters where processing_group = ?",
                String.class,
                OrderProjection.GROUP);
    }

    private List<List<Map<String, Object>>> rows() {
        return List.of(
                readJdbc.queryForList("select * from orders order by order_id"),
                readJdbc.queryForList("select * from order_lines order by order_id, line_id"));
    }

    private StreamingEventProcessor projection() {
        return processing
                .eventProcessor(OrderProjection.GROUP, StreamingEventProcessor.class)
                .orElseThrow();
    }
}
