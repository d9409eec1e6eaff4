package io.orderfold.audit.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orderfold.ProjectionReplayTest;
import io.orderfold.kernel.jdbc.Databases;
import io.orderfold.operations.event.DeadLetterDiscarded;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class LogIndexTest extends ProjectionReplayTest {

    @Autowired
    private EventStorageEngine engine;

    @Autowired
    private PlatformTransactionManager writeTransactions;

    @Autowired
    @Qualifier(Databases.READ)
    private JdbcTemplate readJdbc;

    LogIndexTest() {
        super("audit.projection", "logged_events", List.of("logged_events order by log_position"));
    }

    @Override
    protected void fillTheShop() {
        String order = shop.placed(shop.customer(), shop.product("10.00", 1), 1);
        shop.awaitShipment(order);
        shop.draft(shop.customer(), shop.product("10.00", 0), 1);
    }

    @Override
    protected String spoiled() {
        return "event_type = 'Lost', order_id = null";
    }

    @Test
    void leavesNoEventOutThatIsCommittedBehindALaterOne() {
        String letter = UUID.randomUUID().toString();
        String[] order = new String[1];

        new TransactionTemplate(writeTransactions).executeWithoutResult(transaction -> {
            engine.appendEvents(new GenericDomainEventMessage<>(
                    "DeadLetter",
                    "dead-letter:" + letter,
                    0,
                    new DeadLetterDiscarded(letter, "orders.projection", "none", "none", "OrderDrafted", "a test")));
            order[0] = shop.draft(shop.customer(), shop.product("10.00", 0), 1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !positions(order[0]).isEmpty());
            assertThat(positions("dead-letter:" + letter)).isEmpty();
        });

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !positions("dead-letter:" + letter).isEmpty());
        assertThat(positions("dead-letter:" + letter).get(0))
                .isLessThan(positions(order[0]).get(0))
                .isEqualTo(writeJdbc.queryForObject(
                        "select global_index from events where aggregate_id = ?", Long.class, "dead-letter:" + letter));
    }

    private List<Long> positions(String stream) {
        return readJdbc.queryForList("select log_position from logged_events where stream = ?", Long.class, stream);
    }
}
