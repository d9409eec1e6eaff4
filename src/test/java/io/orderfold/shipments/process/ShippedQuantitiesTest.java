package io.orderfold.shipments.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.PriceList;
import io.orderfold.catalogue.Quote;
import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerDirectory;
import io.orderfold.customers.CustomerId;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.query.LocationsView;
import io.orderfold.inventory.query.StockQuery.ReadLocationsFromLog;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderNumbers;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.HoldOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.RecordPaymentAuthorized;
import io.orderfold.orders.command.OrderCommand.RecordStockReserved;
import io.orderfold.orders.command.OrderCommand.ReleaseOrder;
import io.orderfold.orders.command.OrderCommand.RequestPayment;
import io.orderfold.orders.command.OrderSurroundings;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.query.LineView;
import io.orderfold.orders.query.OrderFold;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.ShipmentStatus;
import io.orderfold.shipments.command.OrderOfShipment;
import io.orderfold.shipments.command.ShipmentCommand;
import io.orderfold.shipments.command.ShipmentCommand.AllocateShipment;
import io.orderfold.shipments.command.ShipmentCommand.ArrangeShipment;
import io.orderfold.shipments.command.ShipmentCommand.CancelShipment;
import io.orderfold.shipments.command.ShipmentCommand.DeliverShipment;
import io.orderfold.shipments.command.ShipmentCommand.DispatchShipment;
import io.orderfold.shipments.command.ShipmentCommand.PackShipment;
import io.orderfold.shipments.command.ShipmentCommand.ReduceShipment;
import io.orderfold.shipments.command.StockOfShipment;
import io.orderfold.shipments.event.ShipmentEvent;
import io.orderfold.shipments.query.ShipmentFold;
import io.orderfold.shipments.query.ShipmentView;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The real order and its real shipments: whatever is asked in whatever order, no piece travels twice, both sides agree on
 * where each is, and what is refused changes nothing.
 */
class ShippedQuantitiesTest {

    private static final Currency EUR = Money.currency("EUR");
    private static final OrderId ORDER = OrderId.of("1b4e28ba-2fa1-41d2-883f-0016d3cca427");
    private static final PaymentRef PAYMENT = new PaymentRef(UUID.randomUUID());
    private static final int[] ORDERED = {5, 3, 2};
    /** Two lines of one sku. */
    private static final List<Sku> SKUS = List.of(new Sku("CUP"), new Sku("PLATE"), new Sku("CUP"));

    /** What is asked, of which shipment, and for how many pieces of which line. */
    record Step(int what, int shipment, int line, int quantity) {}

    @Property(tries = 200)
    void agreeWhateverIsAsked(@ForAll("stories") List<Step> story) {
        Shop shop = new Shop();
        try {
            shop.confirmAnOrder();
            story.forEach(shop::tell);
        } finally {
            shop.close();
        }
    }

    @Provide
    Arbitrary<List<Step>> stories() {
        Arbitrary<Integer> what = Arbitraries.frequency(
                Tuple.of(6, 0),
                Tuple.of(3, 1),
                Tuple.of(3, 2),
                Tuple.of(6, 3),
                Tuple.of(6, 4),
                Tuple.of(1, 5),
                Tuple.of(4, 6),
                Tuple.of(2, 7),
                Tuple.of(2, 8),
                Tuple.of(1, 9),
                Tuple.of(2, 10),
                Tuple.of(1, 11));
        return Combinators.combine(
                        what,
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 6))
                .as(Step::new)
                .list()
                .ofMinSize(8)
                .ofMaxSize(40);
    }

    private static final class Shop {

        private final Map<Sku, Integer> taken = new HashMap<>();
        private final List<ShipmentId> shipments = new ArrayList<>();
        private final Configuration axon;
        private boolean stockRefuses;

        Shop() {
            axon = OrderSurroundings.register(DefaultConfigurer.defaultConfiguration())
                    .configureAggregate(type("io.orderfold.orders.command.Order"))
                    .configureAggregate(type("io.orderfold.shipments.command.Shipment"))
                    .configureEmbeddedEventStore(c -> new InMemoryEventStorageEngine())
                    .registerComponent(
                            PriceList.class,
                            c -> (skus, currency) -> Set.copyOf(skus).stream()
                                    .map(sku ->
                                            new Quote(sku, "A " + sku, Money.of("1.00", currency), "standard", false))
                                    .collect(Collectors.toMap(Quote::sku, Function.identity())))
                    .registerComponent(CustomerDirectory.class, c -> customerId -> {})
                    .registerComponent(OrderNumbers.class, c -> () -> "1")
                    .registerComponent(
                            OrderOfShipment.class,
                            c -> new AskOrderAboutShipment(
                                    c.commandGateway(), new OrdersByLog(c.queryGateway()), log(c.eventStore())))
                    .registerComponent(StockOfShipment.class, c -> new Stock())
                    .registerQueryHandler(c -> new OrderReader(log(c.eventStore())))
                    .registerCommandHandler(c -> new ArrangeShipmentOfOrder(
                            c.commandGateway(),
                            new SendGoods(c.commandGateway(), c.queryGateway()),
                            new OrdersByLog(c.queryGateway()),
                            log(c.eventStore())))
                    .start();
        }

        private final class Stock implements StockOfShipment {

            @Override
            public void requireLocation(LocationCode location) {}

            @Override
            public void allocate(OrderId order, LocationCode location, Sku sku, int quantity) {}

            @Override
            public void deallocate(OrderId order, LocationCode location, Sku sku, int quantity) {}

            @Override
            public void take(OrderId order, LocationCode location, Sku sku, int quantity) {
                Shop.this.take(order, sku, quantity);
            }
        }

        private void take(OrderId order, Sku sku, int quantity) {
            if (stockRefuses) {
                throw Rejection.conflict("stock-not-on-hand", "It has not come in.");
            }
            taken.merge(sku, quantity, Integer::sum);
        }

        void confirmAnOrder() {
            List<RequestedLine> lines = new ArrayList<>();
            for (int i = 0; i < ORDERED.length; i++) {
                lines.add(new RequestedLine(SKUS.get(i), ORDERED[i], null));
            }
            send(new DraftOrder(ORDER, new CustomerId("guest"), EUR, lines, null));
            send(new PlaceOrder(ORDER));
            send(new RecordStockReserved(ORDER, List.of()));
            send(new RequestPayment(ORDER, PAYMENT, null));
            send(new RecordPaymentAuthorized(ORDER, PAYMENT, Money.of("10.00", EUR)));
            assertThat(order().status()).isEqualTo(io.orderfold.orders.OrderStatus.CONFIRMED);
        }

        void tell(Step step) {
            Object before = axon.eventStore().createHeadToken();
            Map<Sku, Integer> takenBefore = Map.copyOf(taken);
            stockRefuses = step.what() == 5;
            Object command = command(step);
            try {
                send(command);
                if (command instanceof ArrangeShipment || command instanceof AllocateShipment) {
                    shipments.add(((ShipmentCommand) command).shipmentId());
                }
            } catch (Rejection refused) {
                // A transaction would undo what the stock gave; the events must be undone by themselves.
                taken.clear();
                taken.putAll(takenBefore);
                assertThat((Object) axon.eventStore().createHeadToken()).isEqualTo(before);
            }
            check();
        }

        private Object command(Step step) {
            List<LineQuantity> lines = List.of(new LineQuantity(LineId.of(step.line()), step.quantity()));
            if (shipments.isEmpty()) {
                return new ArrangeShipment(ShipmentId.random(), ORDER, step.what() == 1 ? null : lines);
            }
            ShipmentId shipment = shipments.get(step.shipment() % shipments.size());
            return switch (step.what()) {
                case 0 -> new ArrangeShipment(ShipmentId.random(), ORDER, lines);
                case 1 -> new ArrangeShipment(ShipmentId.random(), ORDER, null);
                case 2 -> new AllocateShipment(ShipmentId.random(), ORDER, lines);
                case 3 -> new PackShipment(shipment);
                case 4, 5 -> new DispatchShipment(shipment, "DHL", null);
                case 6 -> new DeliverShipment(shipment);
                case 7 -> new CancelShipment(shipment, "wrong box");
                case 8 -> new ReduceShipment(shipment, lines);
                case 9 -> new HoldOrder(ORDER, HoldKind.MANUAL, "call first");
                case 10 -> new ReleaseOrder(ORDER, null);
                default -> new CancelOrder(ORDER, "changed my mind");
            };
        }

        private void check() {
            OrderView order = order();
            List<ShipmentView> all = shipments.stream()
                    .flatMap(id ->
                            log(axon.eventStore())
                                    .fold(id.toString(), ShipmentEvent.class, new ShipmentFold())
                                    .stream())
                    .toList();
            for (LineView line : order.lines()) {
                assertThat(line.allocated() + line.shipped()).isLessThanOrEqualTo(line.quantity());
                assertThat(line.delivered()).isLessThanOrEqualTo(line.shipped());
                assertThat(line.allocated())
                        .isEqualTo(pieces(all, line, ShipmentStatus.ALLOCATED, ShipmentStatus.PACKED));
                assertThat(line.shipped())
                        .isEqualTo(pieces(all, line, ShipmentStatus.DISPATCHED, ShipmentStatus.DELIVERED));
                assertThat(line.delivered()).isEqualTo(pieces(all, line, ShipmentStatus.DELIVERED));
            }
            assertThat(taken.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(
                            order.lines().stream().mapToInt(LineView::shipped).sum());
        }

        private static int pieces(List<ShipmentView> all, LineView line, ShipmentStatus first, ShipmentStatus... more) {
            return all.stream()
                    .filter(shipment -> EnumSet.of(first, more).contains(shipment.status()))
                    .flatMap(shipment -> shipment.lines().stream())
                    .filter(each -> each.lineId().equals(line.lineId()))
                    .mapToInt(ShipmentLine::quantity)
                    .sum();
        }

        private OrderView order() {
            return log(axon.eventStore())
                    .fold(ORDER.toString(), OrderEvent.class, new OrderFold())
                    .orElseThrow();
        }

        private void send(Object command) {
            axon.commandGateway().sendAndWait(command);
        }

        void close() {
            axon.shutdown();
        }
    }

    /** Answers as the orders module does. */
    static final class OrderReader {

        private final Log log;

        OrderReader(Log log) {
            this.log = log;
        }

        @QueryHandler
        Optional<OrderView> answer(ReadOrderFromLog query) {
            return log.fold(query.orderId().toString(), OrderEvent.class, new OrderFold());
        }

        @QueryHandler
        LocationsView answer(ReadLocationsFromLog query) {
            return LocationsView.START;
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Log log(EventStore store) {
        // No table is looked at: the log in memory has no gaps to ask about.
        return new Log(store, new JdbcTemplate());
    }
}
