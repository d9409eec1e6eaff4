package io.orderfold.inventory;

import static io.orderfold.inventory.OrderDesk.sku;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.command.StockCommand.ReserveStock;
import io.orderfold.inventory.event.StockReserved;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Many want the same few pieces at the same moment, on the real store. */
@SpringBootTest(
        classes = InventoryContext.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.datasource.url=jdbc:h2:mem:contention;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
class StockContentionTest {

    private static final int CALLERS = 64;
    private static final int PIECES = 10;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStore store;

    @Autowired
    private Log log;

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void sellsTheLastTenPiecesToTenOfSixtyFourCallers() throws Exception {
        OrderDesk desk = new OrderDesk(commands, store, log);
        Sku mug = sku("MUG");
        desk.receive(mug, PIECES);

        List<String> answers = atOnce(() -> reserve(mug));

        assertThat(answers).hasSize(CALLERS).containsOnly("reserved", "out-of-stock");
        assertThat(answers.stream().filter("reserved"::equals)).hasSize(PIECES);
        assertThat(desk.events("stock:" + mug, StockReserved.class)).hasSize(PIECES);
        assertThat(desk.stock(mug).available()).isZero();
        assertThat(desk.stock(mug).onHand()).isEqualTo(PIECES);
    }

    @Test
    void createsOneStockItemWhenManyAskForAProductThatNeverHadAny() throws Exception {
        OrderDesk desk = new OrderDesk(commands, store, log);
        Sku later = sku("LATER");

        atOnce(() -> commands.sendAndWait(new ReserveStock(later, OrderId.random(), 1, true)));

        assertThat(desk.stock(later).reserved()).isEqualTo(CALLERS);
        assertThat(desk.stock(later).version()).isEqualTo(CALLERS - 1);
    }

    private String reserve(Sku sku) {
        try {
            commands.sendAndWait(new ReserveStock(sku, OrderId.random(), 1, false));
            return "reserved";
        } catch (Rejection refused) {
            return refused.code();
        }
    }

    private <R> List<R> atOnce(Callable<R> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<R>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            calls.add(callers.submit(() -> {
                start.await();
                return call.call();
            }));
        }
        start.countDown();
        List<R> answers = new ArrayList<>();
        for (Future<R> each : calls) {
            answers.add(each.get(60, TimeUnit.SECONDS));
        }
        return answers;
    }
}
