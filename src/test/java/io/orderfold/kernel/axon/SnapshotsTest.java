package io.orderfold.kernel.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.orderfold.OrderfoldApplication;
import io.orderfold.TestShop;
import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.command.OrderCommand;
import io.orderfold.orders.command.OrderCommand.ChangeLineQuantity;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.HoldOrder;
import io.orderfold.orders.command.OrderCommand.RedoEdit;
import io.orderfold.orders.command.OrderCommand.ReleaseOrder;
import io.orderfold.orders.command.OrderCommand.TagOrder;
import io.orderfold.orders.command.OrderCommand.UndoEdit;
import io.orderfold.orders.command.OrderCommand.UntagOrder;
import io.orderfold.orders.command.OrderCommand.WriteNote;
import io.orderfold.orders.query.OrderQuery;
import io.orderfold.orders.query.OrderQuery.FindOrderAtVersion;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Snapshots in the shipped application: when they are taken, what they spare, and that nothing depends on them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotsTest {

    private static final int EVERY = 10;
    private static final CustomerId CUSTOMER = new CustomerId("snap");
    private static final Sku SKU = new Sku("SNAP");

    /** Sees every event and snapshot that is read out of the log, and who reads it. */
    static class Reads implements EventUpcaster {

        private static final Map<Thread, List<String>> BY_THREAD = new ConcurrentHashMap<>();

        @Override
        public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
            return events.map(event -> {
                BY_THREAD
                        .computeIfAbsent(
                                Thread.currentThread(), thread -> Collections.synchronizedList(new ArrayList<>()))
                        .add(event.getAggregateIdentifier().orElse("none"));
                return event;
            });
        }

        /** How much of a stream this thread reads in the course of something. */
        static int of(OrderId order, Runnable something) {
            BY_THREAD.remove(Thread.currentThread());
            something.run();
            return Collections.frequency(BY_THREAD.getOrDefault(Thread.currentThread(), List.of()), order.toString());
        }

        static List<String> readersOf(OrderId order) {
            return BY_THREAD.entrySet().stream()
                    .filter(reader -> List.copyOf(reader.getValue()).contains(order.toString()))
                    .map(reader -> reader.getKey().getName())
                    .toList();
        }
    }

    private final List<String> properties = new ArrayList<>();
    private ConfigurableApplicationContext shop;
    private CommandGateway commands;
    private QueryGateway queries;
    private JdbcTemplate jdbc;
    private SnapshotWriter writer;

    protected void database(BiConsumer<String, Object> settings) {
        settings.accept("spring.datasource.url", "jdbc:h2:mem:snapshots-taken;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    }

    @BeforeAll
    void open() {
        database((name, value) -> properties.add("--" + name + "=" + value));
        start();
        commands.sendAndWait(new RegisterProduct(SKU, "Snap", Money.of("1.00", "EUR"), "standard", false));
        commands.sendAndWait(RegisterCustomer.unnamed(CUSTOMER));
    }

    private void start() {
        List<String> arguments = new ArrayList<>(properties);
        arguments.add("--orderfold.security.admin-password=" + TestShop.PASSWORD);
        arguments.add("--orderfold.snapshots.events=" + EVERY);
        arguments.add("--orderfold.snapshots.pause=PT0S");
        shop = new SpringApplicationBuilder(OrderfoldApplication.class, Reads.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new));
        commands = shop.getBean(CommandGateway.class);
        queries = shop.getBean(QueryGateway.class);
        jdbc = shop.getBean("writeJdbc", JdbcTemplate.class);
        writer = shop.getBean(SnapshotWriter.class);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void isTakenAfterSoManyEventsAndNobodyWaitsForIt() {
        CountDownLatch hold = new CountDownLatch(1);
        OrderId order = draft();
        try {
            keepBusy(hold);
            edit(order, 3 * EVERY);
            assertThat(version(order)).isEqualTo(3 * EVERY);
            assertThat(snapshots(order)).isEmpty();
        } finally {
            hold.countDown();
        }

        snapshotOf(order, 3 * EVERY);
        assertThat(Reads.readersOf(order)).contains("snapshot-writer");
        edit(order, 2 * EVERY);
        snapshotOf(order, 5 * EVERY - 1);
        assertThat(snapshots(order)).as("one a stream").hasSize(1);
    }

    @Test
    void sparesReadingTheWholeStream() {
        OrderId order = longOrder();
        forgetAll();

        assertThat(Reads.of(order, () -> edit(order, 1))).isLessThanOrEqualTo(EVERY + 2);

        assertThat(Reads.of(order, () -> newest(order))).isLessThanOrEqualTo(EVERY + 2);
        assertThat(Reads.of(order, () -> newest(order))).as("at hand").isEqualTo(1);
        assertThat(newest(order)).isEqualTo(whole(order));
    }

    @Test
    void isIgnoredWhenItsRevisionIsAnother() {
        OrderId order = longOrder();
        jdbc.update("update snapshots set event_revision = '0' where aggregate_id = ?", order.toString());

        assertReadFromTheStart(order);
    }

    @Test
    void isIgnoredWhenItIsAnotherAggregates() {
        OrderId order = longOrder();
        jdbc.update("update snapshots set aggregate_type = 'Shipment' where aggregate_id = ?", order.toString());

        assertReadFromTheStart(order);
    }

    @Test
    void isIgnoredWhenItCanNotBeReadAndReplaced() {
        for (String damaged : List.of("{\"id\": \"", "{\"id\": 7}", "{\"lamp\": \"blue\"}", "")) {
            OrderId order = longOrder();
            jdbc.update("update snapshots set payload = ? where aggregate_id = ?", damaged, order.toString());
            jdbc.update("update view_snapshots set document = ? where stream = ?", damaged, order.toString());

            assertReadFromTheStart(order);

            Awaitility.await().untilAsserted(() -> assertThat(jdbc.queryForList(
                            "select payload from snapshots where aggregate_id = ?", String.class, order.toString()))
                    .singleElement()
                    .isNotEqualTo(damaged));
        }
    }

    @Test
    void mayBeDeletedAtAnyTime() {
        OrderId order = longOrder();
        jdbc.update("delete from snapshots");
        jdbc.update("delete from view_snapshots");

        assertReadFromTheStart(order);
    }

    @Test
    void isNotBelievedWhenOtherCodeFoldedIt() {
        OrderId order = longOrder();
        jdbc.update("update view_snapshots set code = 'another', document = '{}' where stream = ?", order.toString());
        forgetAll();

        assertThat(newest(order)).isEqualTo(whole(order));
    }

    @Test
    void failsNobodyWhenItCanNotBeWritten() {
        OrderId order = draft();
        edit(order, 1);
        long failed = writer.failed();
        jdbc.execute("alter table snapshots rename to snapshots_elsewhere");
        try {
            edit(order, 2 * EVERY);
            Awaitility.await().until(() -> writer.failed() > failed);
        } finally {
            jdbc.execute("alter table snapshots_elsewhere rename to snapshots");
        }
        edit(order, 2 * EVERY);
        snapshotOf(order, 3 * EVERY);
    }

    @Test
    void isLetGoWhenTooManyWaitAndComesAgain() {
        CountDownLatch hold = new CountDownLatch(1);
        OrderId order = draft();
        long dropped = writer.dropped();
        try {
            keepBusy(hold);
            for (int i = 0; writer.dropped() == dropped; i++) {
                writer.write("nothing, number " + i, () -> {});
            }
            edit(order, 2 * EVERY);
            assertThat(writer.dropped()).isGreaterThan(dropped + 1);
            assertThat(snapshots(order)).isEmpty();
        } finally {
            hold.countDown();
        }
        Awaitility.await().until(() -> {
            edit(order, EVERY);
            return !snapshots(order).isEmpty();
        });
    }

    @Test
    void whatIsAtHandIsTheWholeFoldWhateverHappens() {
        Random random = new Random(7);
        OrderId order = draft();
        for (int i = 0; i < 150; i++) {
            try {
                commands.sendAndWait(byChance(order, random));
            } catch (Rejection refused) {
                // It is the answers that count.
            }
            if (random.nextInt(12) == 0) {
                forgetAll();
            }
            assertThat(newest(order)).isEqualTo(whole(order));
        }
    }

    /** A request with a key, or one that only tries: it sees what it has done, and nobody else ever does. */
    @Test
    void nothingOfATransactionThatCameToNothingIsKept() {
        OrderId order = longOrder();
        OrderView before = newest(order);
        TransactionTemplate transaction =
                new TransactionTemplate(shop.getBean("writeTransactionManager", PlatformTransactionManager.class));

        transaction.executeWithoutResult(status -> {
            edit(order, 2 * EVERY);
            assertThat(newest(order).version()).isEqualTo(before.version() + 2 * EVERY);
            status.setRollbackOnly();
        });

        assertThat(newest(order)).isEqualTo(before);
        edit(order, 1);
        assertThat(newest(order)).isEqualTo(whole(order));
        assertThat(newest(order).version()).isEqualTo(before.version() + 1);
        assertThat(snapshots(order)).allMatch(version -> version <= before.version() + 1);
    }

    @Test
    void servesAfterARestart() {
        OrderId order = longOrder();
        OrderView before = newest(order);
        shop.close();
        start();
        Awaitility.await()
                .until(() -> Reads.of(order, () -> {
                            forgetAll();
                            newest(order);
                        })
                        <= EVERY + 2);

        assertThat(newest(order)).isEqualTo(before).isEqualTo(whole(order));
        forgetAll();
        assertThat(Reads.of(order, () -> edit(order, 1))).isLessThanOrEqualTo(EVERY + 2);
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> commands.sendAndWait(new ChangeLineQuantity(order, LineId.of(9), 1)));
    }

    private void assertReadFromTheStart(OrderId order) {
        long version = version(order);
        forgetAll();
        assertThat(Reads.of(order, () -> edit(order, 1))).isGreaterThan((int) version);
        assertThat(newest(order)).isEqualTo(whole(order));
    }

    private static OrderCommand byChance(OrderId order, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> new WriteNote(order, new PersonalText("note " + random.nextInt()));
            case 1 -> new TagOrder(order, new OrderTag("tag" + random.nextInt(4)));
            case 2 -> new UntagOrder(order, new OrderTag("tag" + random.nextInt(4)));
            case 3 -> new HoldOrder(order, HoldKind.MANUAL, "chance");
            case 4 -> new ReleaseOrder(order, null);
            case 5 -> new UndoEdit(order, "chance", true);
            case 6 -> new RedoEdit(order, "chance", true);
            default -> new ChangeLineQuantity(order, LineId.of(1), 1 + random.nextInt(50));
        };
    }

    /** An order with a snapshot of itself and of its view. */
    private OrderId longOrder() {
        OrderId order = draft();
        edit(order, 5 * EVERY);
        newest(order);
        snapshotOf(order, 4 * EVERY);
        Awaitility.await()
                .until(() -> jdbc.queryForObject(
                                "select count(*) from view_snapshots where stream = ?", Long.class, order.toString())
                        == 1);
        return order;
    }

    private OrderId draft() {
        OrderId order = OrderId.random();
        commands.sendAndWait(
                new DraftOrder(order, CUSTOMER, Money.currency("EUR"), List.of(new RequestedLine(SKU, 1, null)), null));
        return order;
    }

    private void edit(OrderId order, int times) {
        for (int i = 0; i < times; i++) {
            long version = version(order);
            commands.sendAndWait(new ChangeLineQuantity(order, LineId.of(1), 2 + (int) version % 40));
        }
    }

    private long version(OrderId order) {
        Long version = jdbc.queryForObject(
                "select max(sequence_number) from events where aggregate_id = ?", Long.class, order.toString());
        return java.util.Objects.requireNonNull(version);
    }

    private List<Long> snapshots(OrderId order) {
        return jdbc.queryForList(
                "select sequence_number from snapshots where aggregate_id = ?", Long.class, order.toString());
    }

    private void snapshotOf(OrderId order, long atLeast) {
        Awaitility.await().until(() -> snapshots(order).stream().anyMatch(version -> version >= atLeast));
    }

    private void forgetAll() {
        shop.getBean(AggregatesAtHand.class).removeAll();
        shop.getBean(ViewsAtHand.class).removeAll();
    }

    private OrderView newest(OrderId order) {
        return ask(new ReadOrderFromLog(order));
    }

    private OrderView whole(OrderId order) {
        return ask(new FindOrderAtVersion(order, Long.MAX_VALUE));
    }

    private OrderView ask(OrderQuery query) {
        return queries.query(query, ResponseTypes.instanceOf(OrderView.class)).join();
    }

    private void keepBusy(CountDownLatch hold) {
        CountDownLatch busy = new CountDownLatch(1);
        writer.write("nothing: the thread is kept busy", () -> {
            busy.countDown();
            await(hold);
        });
        await(busy);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
