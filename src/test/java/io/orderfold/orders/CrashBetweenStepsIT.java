package io.orderfold.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.inventory.query.StockQuery.ReadStockFromLog;
import io.orderfold.inventory.query.StockView;
import io.orderfold.kernel.Money;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.ConfirmEdit;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.StageEdit;
import io.orderfold.orders.event.OrderPaymentCaptured;
import io.orderfold.orders.event.OrderStockReleased;
import io.orderfold.orders.query.LineView;
import io.orderfold.orders.query.OrderPaymentView;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.command.ShipmentCommand.DeliverShipment;
import io.orderfold.shipments.command.ShipmentCommand.DispatchShipment;
import io.orderfold.shipments.command.ShipmentCommand.PackShipment;
import io.orderfold.shipments.event.ShipmentAllocated;
import io.orderfold.shipments.event.ShipmentEvent;
import io.orderfold.shipments.event.ShipmentReduced;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The power fails between every two steps of an order's way: each start of the application commits one step, does the
 * next one and loses it. Whatever the way, the order comes to its end, and nothing is done twice.
 */
class CrashBetweenStepsIT {

    private static final Sku SKU = new Sku("CUP");
    private static final CustomerId CUSTOMER = new CustomerId("c-1");
    private static final OrderId ORDER = OrderId.random();
    private static final int FREELY = Integer.MAX_VALUE;

    @TempDir
    private Path data;

    /** The shop without its doors. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {
                "io.orderfold.kernel",
                "io.orderfold.catalogue",
                "io.orderfold.customers",
                "io.orderfold.pricing",
                "io.orderfold.orders",
                "io.orderfold.inventory",
                "io.orderfold.payments",
                "io.orderfold.shipments"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.web\\..*|.*(Test|IT|Context)(\\$.*)?"))
    static class Shop {}

    @Test
    void anOrderThatWasShortIsConfirmedAndItsShipmentMade() throws Exception {
        placed("10.00", 2, 0);
        oneStepAStart(shop -> shop.view().onHold());
        inOneGo(shop -> shop.commands().sendAndWait(new ReceiveStock(SKU, 2, "delivery")));
        int failures = oneStepAStart(shop -> !shop.shipments().isEmpty());

        assertThat(failures).isGreaterThanOrEqualTo(4);
        look(shop -> {
            assertThat(shop.view().status()).isEqualTo(OrderStatus.CONFIRMED);
            assertThat(shop.view().paymentStatus()).isEqualTo(PaymentStatus.AUTHORIZED);
            assertThat(shop.view().payments()).hasSize(1);
            assertThat(shop.view().lines()).allMatch(line -> line.allocated() == line.quantity());
            assertThat(shop.shipments()).hasSize(1);
            assertThat(shop.stock().reserved()).isEqualTo(2);
        });
    }

    @Test
    void aShippedOrderIsPaidForOnceAndCompletedWhenItArrives() throws Exception {
        placed("10.00", 2, 2);
        oneStepAStart(shop -> !shop.shipments().isEmpty());
        inOneGo(shop -> shop.commands().sendAndWait(new PackShipment(shop.shipment())));
        inOneGo(shop -> shop.commands().sendAndWait(new DispatchShipment(shop.shipment(), "Example Parcels", "EP-1")));
        int failures = oneStepAStart(shop -> shop.view().paymentStatus() == PaymentStatus.PAID);

        assertThat(failures).isGreaterThanOrEqualTo(2);
        inOneGo(shop -> shop.commands().sendAndWait(new DeliverShipment(shop.shipment())));
        oneStepAStart(shop -> shop.view().status() == OrderStatus.COMPLETED);
        look(shop -> isFinished(shop));
    }

    @Test
    void anOrderThatArrivesBeforeItsMoneyIsCapturedIsCompletedToo() throws Exception {
        placed("10.00", 2, 2);
        withPower(FREELY, shop -> await(shop, s -> !s.shipments().isEmpty()));
        inOneGo(shop -> {
            shop.commands().sendAndWait(new PackShipment(shop.shipment()));
            shop.commands().sendAndWait(new DispatchShipment(shop.shipment(), "Example Parcels", "EP-1"));
            shop.commands().sendAndWait(new DeliverShipment(shop.shipment()));
        });
        int failures = oneStepAStart(shop -> shop.view().status() == OrderStatus.COMPLETED);

        assertThat(failures).isGreaterThanOrEqualTo(2);
        look(shop -> isFinished(shop));
    }

    private static void isFinished(Life shop) {
        assertThat(shop.view().status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(shop.view().paymentStatus()).isEqualTo(PaymentStatus.PAID);
        assertThat(shop.view().fulfilmentStatus()).isEqualTo(FulfilmentStatus.DELIVERED);
        assertThat(shop.events().stream().filter(OrderPaymentCaptured.class::isInstance))
                .singleElement()
                .extracting("amount")
                .isEqualTo(Money.of("20.00", "EUR"));
        assertThat(shop.shipments()).hasSize(1);
        assertThat(shop.stock().onHand()).isZero();
        assertThat(shop.stock().reserved()).isZero();
    }

    @Test
    void aDeclinedOrderGivesItsStockBackAndMayBePaidAgain() throws Exception {
        placed("5.13", 1, 1);
        int failures = oneStepAStart(shop -> shop.events().stream().anyMatch(OrderStockReleased.class::isInstance));

        assertThat(failures).isGreaterThanOrEqualTo(4);
        look(shop -> {
            assertThat(shop.view().status()).isEqualTo(OrderStatus.PLACED);
            assertThat(shop.view().due()).isEqualTo(shop.view().total());
            assertThat(shop.view().payments()).singleElement().matches(payment -> payment.declineCode() != null);
            assertThat(shop.stock().reserved()).isZero();
        });
    }

    @Test
    void aCancelledOrderIsUnwound() throws Exception {
        placed("10.00", 2, 2);
        withPower(FREELY, shop -> await(shop, s -> !s.shipments().isEmpty()));
        inOneGo(shop -> shop.commands().sendAndWait(new CancelOrder(ORDER, "changed my mind")));
        int failures = oneStepAStart(shop -> shop.stock().reserved() == 0
                && shop.view().paymentStatus() == PaymentStatus.VOIDED
                && shop.view().lines().stream().allMatch(line -> line.allocated() == 0));

        assertThat(failures).isGreaterThanOrEqualTo(2);
        look(shop -> assertThat(shop.view().status()).isEqualTo(OrderStatus.CANCELLED));
    }

    @Test
    void anEditIsFollowedByStockShipmentsAndMoney() throws Exception {
        placed("10.00", 3, 5);
        withPower(FREELY, shop -> await(shop, s -> !s.shipments().isEmpty()));
        edit(EditChange.change(LineId.of(1), 1), 1);
        int failures = oneStepAStart(shop ->
                shop.stock().reserved() == 1 && shop.voided().equals(Money.of("20.00", "EUR")) && shop.pieces() == 1);
        assertThat(failures).isGreaterThanOrEqualTo(2);

        edit(EditChange.add(SKU, 2), 2);
        failures = oneStepAStart(shop -> shop.stock().reserved() == 3
                && shop.shipments().size() == 2
                && shop.view().due().isZero()
                && shop.view().paymentStatus() == PaymentStatus.AUTHORIZED);
        assertThat(failures).isGreaterThanOrEqualTo(3);
        look(shop -> {
            assertThat(shop.view().total()).isEqualTo(Money.of("30.00", "EUR"));
            assertThat(shop.view().payments()).hasSize(2);
            assertThat(shop.voided()).isEqualTo(Money.of("20.00", "EUR"));
            assertThat(shop.view().lines().stream()
                            .mapToInt(LineView::allocated)
                            .sum())
                    .isEqualTo(3);
            assertThat(shop.stock().reserved()).isEqualTo(3);
        });
    }

    private void edit(EditChange change, int number) throws Exception {
        inOneGo(shop -> {
            shop.commands().sendAndWait(new StageEdit(ORDER, List.of(change), null, "she called"));
            shop.commands().sendAndWait(new ConfirmEdit(ORDER, EditId.of(number)));
        });
    }

    /** A shop that is up, and its order. */
    private record Life(
            CommandGateway commands, QueryGateway queries, EventStore store, JdbcTemplate jdbc, PowerFailure power) {

        OrderView view() {
            return queries.query(new ReadOrderFromLog(ORDER), ResponseTypes.instanceOf(OrderView.class))
                    .join();
        }

        StockView stock() {
            return queries.query(new ReadStockFromLog(SKU), ResponseTypes.instanceOf(StockView.class))
                    .join();
        }

        List<Object> events() {
            return store.readEvents(ORDER.toString(), 0)
                    .asStream()
                    .<Object>map(Message::getPayload)
                    .toList();
        }

        /** The streams of shipments there are. */
        List<String> shipments() {
            return jdbc.queryForList(
                    "select distinct aggregate_id from events where event_type like ?",
                    String.class,
                    ShipmentEvent.class.getPackageName() + ".%");
        }

        ShipmentId shipment() {
            return ShipmentId.of(shipments().get(0));
        }

        Money voided() {
            return Money.sum(
                    Money.currency("EUR"),
                    view().payments().stream().map(OrderPaymentView::voided).toList());
        }

        /** In the oldest shipment, by its own events. */
        int pieces() {
            int pieces = 0;
            for (Message<?> message :
                    store.readEvents(shipment().toString(), 0).asStream().toList()) {
                if (message.getPayload() instanceof ShipmentAllocated allocated) {
                    pieces += allocated.lines().stream()
                            .mapToInt(ShipmentLine::quantity)
                            .sum();
                } else if (message.getPayload() instanceof ShipmentReduced reduced) {
                    pieces -= reduced.lines().stream()
                            .mapToInt(ShipmentLine::quantity)
                            .sum();
                }
            }
            return pieces;
        }

        int parked() {
            return jdbc.queryForObject("select count(*) from dead_letters", Integer.class);
        }
    }

    private void placed(String price, int quantity, int inStock) throws Exception {
        inOneGo(shop -> {
            shop.commands().sendAndWait(new RegisterProduct(SKU, "Cup", Money.of(price, "EUR"), null, false));
            if (inStock > 0) {
                shop.commands().sendAndWait(new ReceiveStock(SKU, inStock, "delivery"));
            }
            shop.commands().sendAndWait(RegisterCustomer.unnamed(CUSTOMER));
            shop.commands()
                    .sendAndWait(new DraftOrder(
                            ORDER,
                            CUSTOMER,
                            Money.currency("EUR"),
                            List.of(new RequestedLine(SKU, quantity, null)),
                            null));
            shop.commands().sendAndWait(new PlaceOrder(ORDER));
        });
    }

    /** Does what people do, and has the power fail before any process has come a step further. */
    private void inOneGo(Consumer<Life> whatPeopleDo) throws Exception {
        withPower(0, whatPeopleDo);
    }

    /** Starts the shop again and again, each time for one step, until it is done; answers how often the power failed. */
    private int oneStepAStart(Predicate<Life> done) throws Exception {
        for (int starts = 0; starts < 30; starts++) {
            boolean[] over = {false};
            withPower(1, shop -> {
                await(shop, s -> s.power().isStuck() || done.test(s));
                over[0] = done.test(shop);
            });
            if (over[0]) {
                return starts;
            }
        }
        throw new AssertionError("Not done after 30 starts");
    }

    private void look(Consumer<Life> atWhat) throws Exception {
        withPower(FREELY, shop -> {
            await(shop, s -> s.parked() == 0);
            atWhat.accept(shop);
        });
    }

    private static void await(Life shop, Predicate<Life> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> condition.test(shop));
    }

    private void withPower(int steps, Consumer<Life> life) throws Exception {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Shop.class)
                .web(WebApplicationType.NONE)
                .initializers(starting -> ((GenericApplicationContext) starting)
                        .registerBean(
                                PowerFailure.class,
                                () -> new PowerFailure(
                                        starting.getBean(EventStore.class),
                                        starting.getBeansOfType(HikariDataSource.class)
                                                .values(),
                                        steps)))
                .run(
                        "--orderfold.data-dir=" + data,
                        "--orderfold.payments.provider=simulator",
                        // Everything complains when the power fails.
                        "--logging.level.root=off")) {
            PowerFailure power = context.getBean(PowerFailure.class);
            try {
                life.accept(new Life(
                        context.getBean(CommandGateway.class),
                        context.getBean(QueryGateway.class),
                        context.getBean(EventStore.class),
                        context.getBean(JdbcTemplate.class),
                        power));
            } finally {
                power.strike();
            }
        }
    }
}
