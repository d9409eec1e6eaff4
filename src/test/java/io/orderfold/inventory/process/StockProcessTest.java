package io.orderfold.inventory.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.inventory.InventoryContext;
import io.orderfold.inventory.OrderDesk;
import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.event.OrderHeld;
import io.orderfold.orders.event.OrderStockReserved;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** The processes as they run, with the real order and the real store. */
@SpringBootTest(
        classes = InventoryContext.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.datasource.url=jdbc:h2:mem:stock-process;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
abstract class StockProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    CommandGateway commands;

    @Autowired
    private EventStore store;

    @Autowired
    private Log log;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private JdbcTemplate writeJdbc;

    OrderDesk desk;

    @BeforeEach
    void open() {
        desk = new OrderDesk(commands, store, log);
    }

    void inOneTransaction(Runnable steps) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        unit.attachTransaction(transactions);
        unit.execute(steps);
    }

    boolean isReserved(OrderId order) {
        return !desk.events(order, OrderStockReserved.class).isEmpty();
    }

    void awaitReserved(OrderId order) {
        await(() -> isReserved(order));
    }

    void awaitHolds(OrderId order, int count) {
        await(() -> desk.events(order, OrderHeld.class).size() == count);
    }

    void awaitNoSaga(OrderId order) {
        String count = "select count(*) from saga_associations where association_to = ?";
        await(() -> Objects.equals(writeJdbc.queryForObject(count, Integer.class, order.toString()), 0));
    }

    /** Until process and saga have handled all there is; twice, for the one may have caused something for the other. */
    void awaitIdle() {
        for (int i = 0; i < 2; i++) {
            TrackingToken head = store.createHeadToken();
            for (String group : List.of("inventory.process", "inventory.saga")) {
                await(() -> !processor(group).processingStatus().isEmpty()
                        && processor(group).processingStatus().values().stream()
                                .allMatch(status -> log.hasBeenReadTo(head, status.getTrackingToken())));
            }
        }
    }

    void await(Callable<Boolean> done) {
        Awaitility.await().atMost(PATIENCE).until(done);
    }

    StreamingEventProcessor processor(String group) {
        return processing.eventProcessor(group, StreamingEventProcessor.class).orElseThrow();
    }

    long lastEvent() {
        return store.createHeadToken().position().orElseThrow();
    }

    /** How many rows the orders have among those that wait. */
    int queued(OrderId... orders) {
        return Stream.of(orders)
                .mapToInt(order -> Objects.requireNonNull(writeJdbc.queryForObject(
                        "select count(*) from short_orders where order_id = ?", Integer.class, order.toString())))
                .sum();
    }

    void assertNothingParked() {
        assertThat(writeJdbc.queryForList("select cause_message from dead_letters", String.class))
                .isEmpty();
    }
}
