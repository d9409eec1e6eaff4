package io.orderfold.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.OrderfoldApplication;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.query.OrderView;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The time to pay is kept in the database's file, not in the application. */
class PaymentDeadlineTest {

    @TempDir
    private Path folder;

    @Test
    void passesAlthoughTheApplicationWasRestarted() throws Exception {
        OrderId order;
        OrderView waiting;
        try (ConfigurableApplicationContext first = start()) {
            Shop shop = shop(first);
            order = shop.placed("20.00");
            waiting = shop.awaitOrder(order, o -> o.payBy() != null);
            // The order says so a moment before the saga has written it down.
            JdbcTemplate jdbc = first.getBean(JdbcTemplate.class);
            Awaitility.await().untilAsserted(() -> assertThat(jdbc.queryForList(
                            "select task_name from scheduled_tasks where task_instance <> 'recurring'"))
                    .hasSize(1));
        }
        try (ConfigurableApplicationContext second = start()) {
            OrderView expired = shop(second).awaitOrder(order, o -> o.status() == OrderStatus.CANCELLED);
            assertThat(expired.cancelReason()).isEqualTo("Not paid in time.");
            assertThat(expired.cancelledAt()).isAfterOrEqualTo(waiting.payBy());
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(OrderfoldApplication.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--orderfold.data-dir=" + folder,
                        "--orderfold.payments.provider=manual",
                        "--orderfold.payments.expiry=PT10S",
                        "--orderfold.scheduler.poll=PT0.2S");
    }

    private static Shop shop(ConfigurableApplicationContext context) {
        return new Shop(context.getBean(CommandGateway.class), context.getBean(QueryGateway.class));
    }
}
