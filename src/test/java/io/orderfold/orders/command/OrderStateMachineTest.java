package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.EUR;
import static io.orderfold.orders.command.OrderFixture.LATER;
import static io.orderfold.orders.command.OrderFixture.NOON;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderNumbers;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.ShipmentRef;
import io.orderfold.orders.command.OrderCommand.AddLine;
import io.orderfold.orders.command.OrderCommand.AllocateLines;
import io.orderfold.orders.command.OrderCommand.AwaitPayment;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.ChangeLineQuantity;
import io.orderfold.orders.command.OrderCommand.ChangeShippingAddress;
import io.orderfold.orders.command.OrderCommand.CompleteOrder;
import io.orderfold.orders.command.OrderCommand.DeallocateLines;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.ExpireOrder;
import io.orderfold.orders.command.OrderCommand.HoldOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.RecordDelivery;
import io.orderfold.orders.command.OrderCommand.RecordPaymentAuthorized;
import io.orderfold.orders.command.OrderCommand.RecordPaymentCaptured;
import io.orderfold.orders.command.OrderCommand.RecordPaymentDeclined;
import io.orderfold.orders.command.OrderCommand.RecordPaymentRefunded;
import io.orderfold.orders.command.OrderCommand.RecordPaymentVoided;
import io.orderfold.orders.command.OrderCommand.RecordStockReleased;
import io.orderfold.orders.command.OrderCommand.RecordStockReserved;
import io.orderfold.orders.command.OrderCommand.RecordStockShort;
import io.orderfold.orders.command.OrderCommand.ReleaseOrder;
import io.orderfold.orders.command.OrderCommand.RemoveLine;
import io.orderfold.orders.command.OrderCommand.RequestPayment;
import io.orderfold.orders.command.OrderCommand.ShipLines;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderLineAdded;
import io.orderfold.orders.event.OrderLineQuantityChanged;
import io.orderfold.orders.event.OrderLineRemoved;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderPaymentAuthorized;
import io.orderfold.orders.event.OrderPaymentDeclined;
import io.orderfold.orders.event.OrderPaymentRequested;
import io.orderfold.orders.event.OrderReservationRequested;
import io.orderfold.orders.event.OrderShippingAddressChanged;
import io.orderfold.orders.event.OrderStockReleased;
import io.orderfold.orders.event.OrderStockReserved;
import io.orderfold.orders.query.ExplanationFold;
import io.orderfold.orders.query.LineView;
import io.orderfold.orders.query.OrderExplanation;
import io.orderfold.orders.query.OrderFold;
import io.orderfold.orders.query.OrderPaymentView;
import io.orderfold.orders.query.OrderView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Commands by chance, sensible ones and others, on the real aggregate: whatever it answers, the rules hold after each.
 * The events alone are looked at, by a bookkeeping of this test's own and by the fold that people's views come from.
 */
class OrderStateMachineTest {

    private static final Set<Class<?>> EDITS = Set.of(
            OrderLineAdded.class,
            OrderLineQuantityChanged.class,
            OrderLineRemoved.class,
            OrderShippingAddressChanged.class);

    /** A command that depends on nothing but small numbers, so that a failure can be made smaller. */
    private record Step(int kind, int a, int b) {

        private static final int KINDS = 25;

        /** Stands for the next of {@link #WAY}. */
        private static final Step ONWARD = new Step(-1, 0, 0);

        /** From draft to completed; chance alone rarely gets that far. */
        private static final List<Step> WAY = List.of(
                new Step(15, 1, 0), // place
                new Step(8, 0, 0), // stock reserved
                new Step(12, 0, 0), // payment of all that is due
                new Step(16, 0, 1), // authorized: 35.00
                new Step(21, 0, 0), // everything allocated
                new Step(23, 0, 0), // everything shipped
                new Step(19, 0, 1), // captured: 35.00
                new Step(24, 0, 0)); // delivered

        OrderCommand command() {
            Sku sku = new Sku(a % 2 == 0 ? "TEA" : "MUG");
            LineId line = LineId.of(1 + a % 3);
            PaymentRef payment = new PaymentRef(new UUID(1, a % 3));
            ShipmentRef shipment = new ShipmentRef(new UUID(2, a % 3));
            Money amount = Money.of(b == 0 ? "0.00" : b == 1 ? "35.00" : b * 5 + ".00", EUR);
            List<LineQuantity> pieces = b % 2 == 0
                    ? List.of(new LineQuantity(LineId.of(1), 2), new LineQuantity(LineId.of(2), 3))
                    : List.of(new LineQuantity(LineId.of(1 + b % 3), a - 1));
            return switch (kind) {
                case 0 -> new AddLine(ORDER, sku, b);
                case 1 -> new ChangeLineQuantity(ORDER, line, b);
                case 2 -> new RemoveLine(ORDER, line);
                case 3 ->
                    new ChangeShippingAddress(
                            ORDER, new PostalAddress(null, "1 Street", null, null, "Paris", null, "FR"));
                case 4 -> new HoldOrder(ORDER, a % 5 == 0 ? HoldKind.SHORT : HoldKind.MANUAL, "chance");
                case 5 -> new ReleaseOrder(ORDER, a % 3 == 0 ? null : a % 3 == 1 ? HoldKind.MANUAL : HoldKind.SHORT);
                case 6 -> a == 0 ? new CancelOrder(ORDER, "chance") : new PlaceOrder(ORDER);
                case 7 -> new CompleteOrder(ORDER);
                case 8, 9 -> new RecordStockReserved(ORDER, List.of());
                case 10 -> new RecordStockShort(ORDER, List.of(sku));
                case 11 -> new RecordStockReleased(ORDER);
                case 12, 13 -> new RequestPayment(ORDER, payment, b % 2 == 0 ? null : amount);
                case 14 -> new AwaitPayment(ORDER, a % 2 == 0 ? NOON : LATER);
                case 15 -> a % 3 == 0 ? new ExpireOrder(ORDER, NOON) : new PlaceOrder(ORDER);
                case 16, 17 -> new RecordPaymentAuthorized(ORDER, payment, amount);
                case 18 -> new RecordPaymentDeclined(ORDER, payment, "declined", LATER);
                case 19 -> new RecordPaymentCaptured(ORDER, payment, "c" + b, amount);
                case 20 ->
                    a % 2 == 0
                            ? new RecordPaymentVoided(ORDER, payment, "v" + b, amount)
                            : new RecordPaymentRefunded(ORDER, payment, "r" + b, amount);
                case 21 -> new AllocateLines(ORDER, shipment, pieces);
                case 22 -> new DeallocateLines(ORDER, shipment, pieces);
                case 23 -> new ShipLines(ORDER, shipment, pieces);
                default -> new RecordDelivery(ORDER, shipment, pieces);
            };
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> byChance = Combinators.combine(
                        Arbitraries.integers().between(0, Step.KINDS - 1),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 7))
                .as(Step::new);
        return Arbitraries.frequencyOf(Tuple.of(1, byChance), Tuple.of(1, Arbitraries.just(Step.ONWARD)))
                .list()
                .ofSize(40);
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
    void theRulesHoldWhateverIsAsked(@ForAll("steps") List<Step> steps) {
        EmbeddedEventStore store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        Configuration axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(configuration -> store)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Order.class))
                .registerComponent(OrderNumbers.class, configuration -> () -> "10001")
                .registerComponent(io.orderfold.catalogue.PriceList.class, configuration -> OrderFixture.prices())
                .registerComponent(OrderPricing.class, configuration -> OrderFixture.pricing())
                .registerComponent(io.orderfold.pricing.Coupons.class, configuration -> OrderFixture.COUPONS)
                .registerComponent(
                        io.orderfold.customers.CustomerDirectory.class, configuration -> OrderFixture.customers())
                .start();
        try {
            CommandGateway commands = DefaultCommandGateway.builder()
                    .commandBus(axon.getComponent(CommandBus.class))
                    .build();
            commands.sendAndWait(new DraftOrder(
                    ORDER,
                    CUSTOMER,
                    EUR,
                    List.of(new RequestedLine(new Sku("TEA"), 2, null), new RequestedLine(new Sku("MUG"), 3, null)),
                    null));
            Books books = new Books();
            books.enter(events(store));
            int onTheWay = 0;
            for (Step step : steps) {
                OrderCommand command = step == Step.ONWARD
                        ? Step.WAY.get(onTheWay++ % Step.WAY.size()).command()
                        : step.command();
                try {
                    long version = commands.<Long>sendAndWait(command);
                    books.enter(events(store));
                    assertThat(version).isEqualTo(books.version);
                    if (isToldFact(command)) {
                        assertThat(commands.<Long>sendAndWait(command))
                                .as("%s changes nothing twice", command)
                                .isEqualTo(version);
                    }
                } catch (Rejection refused) {
                    assertThat(events(store))
                            .as("%s refused and recorded", command)
                            .hasSize((int) books.version + 1);
                }
            }
            Statistics.label("ends").collect(books.status()).coverage(ends -> {
                for (OrderStatus status : OrderStatus.values()) {
                    ends.check(status).percentage(percentage -> percentage > 0.5);
                }
            });
        } finally {
            axon.shutdown();
            store.shutDown();
        }
    }

    /** Facts that others tell, and permissions they ask for by name: those may come twice. */
    private static boolean isToldFact(OrderCommand command) {
        return command.getClass().getSimpleName().startsWith("Record")
                || command instanceof RequestPayment
                || command instanceof AwaitPayment
                || command instanceof AllocateLines
                || command instanceof ShipLines
                || command instanceof ExpireOrder;
    }

    private static List<DomainEventMessage<?>> events(EmbeddedEventStore store) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        store.readEvents(ORDER.toString()).forEachRemaining(events::add);
        return events;
    }

    /** What the events must add up to. */
    private static final class Books {

        private static final OrderFold FOLD = new OrderFold();
        private static final ExplanationFold EXPLANATION = new ExplanationFold();

        private ExplanationFold.@Nullable Explained explained;

        private @Nullable OrderView view;
        private long version = -1;
        private boolean reserved;
        private final Set<PaymentRef> asked = new java.util.HashSet<>();

        void enter(List<DomainEventMessage<?>> all) {
            for (DomainEventMessage<?> message : all.subList((int) version + 1, all.size())) {
                OrderEvent event = (OrderEvent) message.getPayload();
                OrderView before = view;
                OrderView after = FOLD.after(
                        before,
                        event,
                        new Happened(message.getSequenceNumber(), message.getTimestamp(), Actor.SYSTEM, null));
                if (before != null) {
                    allowed(before, event);
                }
                if (event instanceof OrderStockReserved) {
                    reserved = true;
                } else if (event instanceof OrderStockReleased
                        || event instanceof OrderPaymentDeclined
                        || event instanceof OrderReservationRequested) {
                    reserved = false;
                } else if (event instanceof OrderPaymentRequested requested) {
                    asked.add(requested.paymentRef());
                }
                explained = EXPLANATION.after(
                        explained,
                        event,
                        new Happened(message.getSequenceNumber(), message.getTimestamp(), Actor.SYSTEM, null));
                view = after;
                version = after.version();
                rules(after);
                explains(explained.explanation());
            }
        }

        OrderStatus status() {
            return java.util.Objects.requireNonNull(view).status();
        }

        private void allowed(OrderView before, OrderEvent event) {
            boolean over = before.status() == OrderStatus.COMPLETED || before.status() == OrderStatus.CANCELLED;
            if (EDITS.contains(event.getClass())) {
                assertThat(over).as("%s edits an order that is over", event).isFalse();
            }
            if (event instanceof OrderLineAdded
                    || event instanceof OrderLineQuantityChanged
                    || event instanceof OrderLineRemoved) {
                assertThat(before.status()).isEqualTo(OrderStatus.DRAFT);
            }
            if (event instanceof OrderLinesShipped shipped) {
                assertThat(before.holds()).as("%s while held", event).isEmpty();
                assertThat(before.status()).isEqualTo(OrderStatus.CONFIRMED);
                assertThat(shipped.lines()).allMatch(line -> line.quantity() > 0);
                assertThat(shipped.worth().isNegative()).isFalse();
            }
            if (event instanceof OrderLinesAllocated) {
                assertThat(before.status()).isEqualTo(OrderStatus.CONFIRMED);
            }
            if (event instanceof OrderConfirmed) {
                assertThat(before.status()).isEqualTo(OrderStatus.PLACED);
                assertThat(reserved).as("confirmed without stock").isTrue();
                assertThat(secured(before)).as("confirmed without money").isGreaterThanOrEqualTo(before.total());
            }
            if (event instanceof OrderPaymentRequested requested) {
                assertThat(requested.amount()).isLessThanOrEqualTo(before.due());
            }
            if (event instanceof OrderPaymentAuthorized authorized) {
                assertThat(asked).contains(authorized.paymentRef());
            }
        }

        private static Money secured(OrderView order) {
            Money secured = Money.zero(EUR);
            for (OrderPaymentView payment : order.payments()) {
                secured = secured.plus(payment.authorized())
                        .plus(payment.captured())
                        .minus(payment.refunded());
            }
            return secured;
        }

        /** The changes of each sum add up to it. */
        private static void explains(OrderExplanation explanation) {
            assertThat(sum(explanation, OrderExplanation.Step::total)).isEqualTo(explanation.total());
            assertThat(sum(explanation, OrderExplanation.Step::paid)).isEqualTo(explanation.paid());
            assertThat(sum(explanation, OrderExplanation.Step::refunded)).isEqualTo(explanation.refunded());
            assertThat(sum(explanation, OrderExplanation.Step::due)).isEqualTo(explanation.due());
        }

        private static Money sum(OrderExplanation explanation, Function<OrderExplanation.Step, @Nullable Money> part) {
            return Money.sum(
                    EUR,
                    explanation.steps().stream()
                            .map(part)
                            .filter(Objects::nonNull)
                            .toList());
        }

        private static void rules(OrderView order) {
            Money lines = Money.zero(EUR);
            for (LineView line : order.lines()) {
                assertThat(line.quantity()).isBetween(1, 1_000_000);
                assertThat(line.allocated()).isNotNegative();
                assertThat(line.delivered()).isBetween(0, line.shipped());
                assertThat(line.shipped() + line.allocated()).isLessThanOrEqualTo(line.quantity());
                assertThat(line.total()).isEqualTo(line.unitPrice().times(line.quantity()));
                lines = lines.plus(line.total());
            }
            assertThat(order.total()).isEqualTo(lines).isEqualTo(order.subtotal());
            Money wanted = Money.zero(EUR);
            for (OrderPaymentView payment : order.payments()) {
                for (Money sum : List.of(
                        payment.requested(),
                        payment.authorized(),
                        payment.captured(),
                        payment.refunded(),
                        payment.voided())) {
                    assertThat(sum.isNegative()).as("%s", payment).isFalse();
                }
                assertThat(payment.refunded()).isLessThanOrEqualTo(payment.captured());
                wanted = wanted.plus(payment.requested())
                        .plus(payment.authorized())
                        .plus(payment.captured())
                        .minus(payment.refunded());
            }
            if (order.status() != OrderStatus.DRAFT) {
                assertThat(wanted).as("money wanted").isLessThanOrEqualTo(order.total());
            }
            assertThat(order.due().isNegative()).isFalse();
            if (order.status() == OrderStatus.COMPLETED) {
                assertThat(order.lines()).allMatch(line -> line.delivered() == line.quantity());
            }
            if (order.status() == OrderStatus.CANCELLED) {
                assertThat(order.onHold()).isFalse();
                assertThat(order.lines()).allMatch(line -> line.shipped() == 0);
            }
        }
    }
}
