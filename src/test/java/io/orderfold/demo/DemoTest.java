package io.orderfold.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.NameBasedId;
import io.orderfold.kernel.jdbc.Databases;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;

/** What somebody finds who starts Orderfold for the first time. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
@ActiveProfiles("demo")
class DemoTest {

    @Autowired
    private QueryGateway queries;

    @Autowired
    private JdbcTemplate writeJdbc;

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    @Autowired
    private ConfigurableApplicationContext context;

    private String states() {
        return readJdbc
                .query(
                        "select status, fulfilment_status, on_hold from orders order by order_number",
                        (row, number) -> row.getString(1) + "/" + row.getString(2) + (row.getBoolean(3) ? "/held" : ""))
                .stream()
                .collect(Collectors.groupingBy(state -> state, java.util.TreeMap::new, Collectors.counting()))
                .toString();
    }

    @Test
    void showsOrdersInEveryStateAndIsMadeOnce() {
        Map<String, Long> wanted = new java.util.TreeMap<>(Map.of(
                "DRAFT/UNFULFILLED", 1L,
                "PLACED/UNFULFILLED", 1L,
                "PLACED/UNFULFILLED/held", 1L,
                "CONFIRMED/UNFULFILLED", 1L,
                "CONFIRMED/UNFULFILLED/held", 1L,
                "CONFIRMED/PARTIALLY_SHIPPED", 1L,
                "CONFIRMED/SHIPPED", 1L,
                "COMPLETED/DELIVERED", 2L,
                "CANCELLED/UNFULFILLED", 1L));
        Awaitility.await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(states())
                .isEqualTo(wanted.toString()));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        readJdbc.queryForList("select status from shipments order by status", String.class))
                .as("of each confirmed order the one made by itself, and one that was arranged")
                .containsExactly(
                        "ALLOCATED",
                        "ALLOCATED",
                        "ALLOCATED",
                        "CANCELLED",
                        "DELIVERED",
                        "DELIVERED",
                        "DISPATCHED",
                        "DISPATCHED"));
        OrderView unpaid = queries.query(
                        new ReadOrderFromLog(new OrderId(NameBasedId.of("demo", "order", "unpaid"))),
                        ResponseTypes.optionalInstanceOf(OrderView.class))
                .join()
                .orElseThrow();
        assertThat(unpaid.payBy()).isNotNull();

        Long events = Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(30))
                .until(this::events, count -> count > 0);
        context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(5))
                .until(() -> events().equals(events));
    }

    private Long events() {
        return writeJdbc.queryForObject("select count(*) from events", Long.class);
    }
}
