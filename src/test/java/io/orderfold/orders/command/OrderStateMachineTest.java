package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.EUR;
import static io.orderfold.orders.command.OrderFixture.LATER;
import static io.orderfold.orders.command.OrderFixture.NOON;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.PriceList;
import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerDirectory;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.WithAndWithoutSnapshots;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.EditChange;
import io.orderfold.orders.EditId;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.NoteId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderNumbers;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.ReturnRef;
import io.orderfold.orders.ReturnTerms;
import io.orderfold.orders.ShipmentRef;
import io.orderfold.orders.command.OrderCommand.AcceptQuote;
import io.orderfold.orders.command.OrderCommand.AddLine;
import io.orderfold.orders.command.OrderCommand.AllocateLines;
import io.orderfold.orders.command.OrderCommand.AllowCredit;
import io.orderfold.orders.command.OrderCommand.AllowReturn;
import io.orderfold.orders.command.OrderCommand.ArchiveOrder;
import io.orderfold.orders.command.OrderCommand.AwaitPayment;
import io.orderfold.orders.command.OrderCommand.CancelLines;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.ChangeLineQuantity;
import io.orderfold.orders.command.OrderCommand.ChangeShippingAddress;
import io.orderfold.orders.command.OrderCommand.ChooseShippingMethod;
import io.orderfold.orders.command.OrderCommand.CompleteOrder;
import io.orderfold.orders.command.OrderCommand.ConfirmEdit;
import io.orderfold.orders.command.OrderCommand.DeallocateLines;
import io.orderfold.orders.command.OrderCommand.DismissReturn;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.DropCoupon;
import io.orderfold.orders.command.OrderCommand.DropEdit;
import io.orderfold.orders.command.OrderCommand.ExpireDraftReservation;
import io.orderfold.orders.command.OrderCommand.ExpireOrder;
import io.orderfold.orders.command.OrderCommand.GiveDiscount;
import io.orderfold.orders.command.OrderCommand.GrantRefund;
import io.orderfold.orders.command.OrderCommand.HoldOrder;
import io.orderfold.orders.command.OrderCommand.MoveHoldReview;
import io.orderfold.orders.command.OrderCommand.MoveQuoteExpiry;
import io.orderfold.orders.command.OrderCommand.MoveReturnWindow;
import io.orderfold.orders.command.OrderCommand.MoveTimeToPay;
import io.orderfold.orders.command.OrderCommand.OverridePrice;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.ReassignLines;
import io.orderfold.orders.command.OrderCommand.RecordDelivery;
import io.orderfold.orders.command.OrderCommand.RecordDraftReserved;
import io.orderfold.orders.command.OrderCommand.RecordDraftShort;
import io.orderfold.orders.command.OrderCommand.RecordHistoricalOrder;
import io.orderfold.orders.command.OrderCommand.RecordPaymentAuthorized;
import io.orderfold.orders.command.OrderCommand.RecordPaymentCaptured;
import io.orderfold.orders.command.OrderCommand.RecordPaymentDeclined;
import io.orderfold.orders.command.OrderCommand.RecordPaymentRefunded;
import io.orderfold.orders.command.OrderCommand.RecordPaymentVoided;
import io.orderfold.orders.command.OrderCommand.RecordStockReleased;
import io.orderfold.orders.command.OrderCommand.RecordStockReserved;
import io.orderfold.orders.command.OrderCommand.RecordStockShort;
import io.orderfold.orders.command.OrderCommand.RedoEdit;
import io.orderfold.orders.command.OrderCommand.ReleaseDraft;
import io.orderfold.orders.command.OrderCommand.ReleaseOrder;
import io.orderfold.orders.command.OrderCommand.RemoveLine;
import io.orderfold.orders.command.OrderCommand.RemoveNote;
import io.orderfold.orders.command.OrderCommand.ReplaceLines;
import io.orderfold.orders.command.OrderCommand.RequestPayment;
import io.orderfold.orders.command.OrderCommand.ReserveDraft;
import io.orderfold.orders.command.OrderCommand.SendQuote;
import io.orderfold.orders.command.OrderCommand.SetPriority;
import io.orderfold.orders.command.OrderCommand.ShipLines;
import io.orderfold.orders.command.OrderCommand.StageEdit;
import io.orderfold.orders.command.OrderCommand.TagOrder;
import io.orderfold.orders.command.OrderCommand.TakeBackHistoricalLine;
import io.orderfold.orders.command.OrderCommand.TakeBackLines;
import io.orderfold.orders.command.OrderCommand.UnarchiveOrder;
import io.orderfold.orders.command.OrderCommand.UndoEdit;
import io.orderfold.orders.command.OrderCommand.UntagOrder;
import io.orderfold.orders.command.OrderCommand.UseCoupon;
import io.orderfold.orders.command.OrderCommand.WithdrawDiscount;
import io.orderfold.orders.command.OrderCommand.WithdrawQuote;
import io.orderfold.orders.command.OrderCommand.WriteNote;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderDiscountGiven;
import io.orderfold.orders.event.OrderDiscountWithdrawn;
import io.orderfold.orders.event.OrderEdited;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderLineAdded;
import io.orderfold.orders.event.OrderLinePriceOverridden;
import io.orderfold.orders.event.OrderLineQuantityChanged;
import io.orderfold.orders.event.OrderLineRemoved;
import io.orderfold.orders.event.OrderLineRequoted;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.event.OrderLinesCancelled;
import io.orderfold.orders.event.OrderLinesReplaced;
import io.orderfold.orders.event.OrderLinesReturned;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderPaymentAuthorized;
import io.orderfold.orders.event.OrderPaymentDeclined;
import io.orderfold.orders.event.OrderPaymentRequested;
import io.orderfold.orders.event.OrderRefundGranted;
import io.orderfold.orders.event.OrderReservationRequested;
import io.orderfold.orders.event.OrderReturnAllowed;
import io.orderfold.orders.event.OrderReturnDismissed;
import io.orderfold.orders.event.OrderShippingAddressChanged;
import io.orderfold.orders.event.OrderShippingMethodChosen;
import io.orderfold.orders.event.OrderStockReleased;
import io.orderfold.orders.event.OrderStockReserved;
import io.orderfold.orders.query.ExplanationFold;
import io.orderfold.orders.query.LineView;
import io.orderfold.orders.query.OrderExplanation;
import io.orderfold.orders.query.OrderFold;
import io.orderfold.orders.query.OrderPaymentView;
import io.orderfold.orders.query.OrderView;
import io.orderfold.pricing.Coupons;
import io.orderfold.pricing.Discount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Commands by chance, sensible ones and others, on the real aggregate: whatever it answers, the rules hold after each.
 * The events alone are looked at, by a bookkeeping of this test's own and by the fold that people's views come from.
 */
class OrderStateMachineTest {

    private static final Set<Class<?>> DRAFTING = Set.of(
            OrderLineQuantityChanged.class,
            OrderLineRemoved.class,
            OrderDiscountGiven.class,
            OrderDiscountWithdrawn.class,
            OrderLinePriceOverridden.class,
            OrderShippingMethodChosen.class);

    /** Something that may be asked of an order, made of two small numbers and of how the order stands. */
    @FunctionalInterface
    private interface Move {
        OrderCommand of(int a, int b, OrderView order);
    }

    private static final List<Move> MOVES = List.of(
            (a, b, order) -> drafting(),
            (a, b, order) -> new AddLine(ORDER, sku(a), b),
            (a, b, order) -> new ChangeLineQuantity(ORDER, line(a), b),
            (a, b, order) -> new RemoveLine(ORDER, line(a)),
            (a, b, order) -> new ChangeShippingAddress(ORDER, address(a)),
            (a, b, order) -> new GiveDiscount(ORDER, a % 2 == 0 ? null : line(b), discount(b), "chance"),
            (a, b, order) -> new WithdrawDiscount(ORDER, DiscountId.of(1 + a)),
            (a, b, order) -> new UseCoupon(ORDER, a % 4 == 0 ? OrderFixture.USED_UP : OrderFixture.TENTH),
            (a, b, order) -> new DropCoupon(ORDER, a % 4 == 0 ? OrderFixture.USED_UP : OrderFixture.TENTH),
            (a, b, order) -> new OverridePrice(ORDER, line(a), eur(b + ".33"), "chance"),
            (a, b, order) -> new ChooseShippingMethod(ORDER, a % 3 == 0 ? null : OrderFixture.STANDARD),
            (a, b, order) -> new TagOrder(ORDER, new OrderTag("tag" + a)),
            (a, b, order) -> new UntagOrder(ORDER, new OrderTag("tag" + a)),
            (a, b, order) -> new ArchiveOrder(ORDER),
            (a, b, order) ->
                    new MoveReturnWindow(ORDER, a == 0 ? null : Instant.now().plusSeconds(b * 86_400L), "chance"),
            (a, b, order) -> new UnarchiveOrder(ORDER),
            (a, b, order) -> new WriteNote(ORDER, new PersonalText("chance")),
            (a, b, order) -> new RemoveNote(ORDER, NoteId.of(1 + a)),
            (a, b, order) -> new HoldOrder(ORDER, HoldKind.values()[a % HoldKind.values().length], "chance"),
            (a, b, order) ->
                    new ReleaseOrder(ORDER, a % 3 == 0 ? null : HoldKind.values()[b % HoldKind.values().length]),
            (a, b, order) -> a == 0
                    ? new CancelOrder(
                            ORDER,
                            CancelCause.values()[b % CancelCause.values().length],
                            "chance",
                            b % 2 == 0,
                            b % 3 == 0)
                    : order.quote() == null ? new PlaceOrder(ORDER) : new AcceptQuote(ORDER),
            (a, b, order) -> new StageEdit(ORDER, changes(a, b), a == 5 ? address(b) : null, "chance"),
            (a, b, order) -> new ConfirmEdit(ORDER, edit(order)),
            (a, b, order) -> a == 0 ? new DropEdit(ORDER, edit(order)) : new ConfirmEdit(ORDER, edit(order)),
            (a, b, order) -> order.edit() == null
                    ? new StageEdit(ORDER, changes(a, b), null, "chance")
                    : new ConfirmEdit(ORDER, edit(order)),
            (a, b, order) -> new CancelLines(ORDER, pieces(a, b), "chance", a % 2 == 0),
            (a, b, order) -> new UndoEdit(ORDER, "chance", a > 0),
            (a, b, order) -> a < 3 ? new RedoEdit(ORDER, "chance", a > 0) : new UndoEdit(ORDER, "chance", true),
            (a, b, order) -> new GrantRefund(
                    ORDER, a < 2 ? List.of() : pieces(a, b), a % 2 == 0, b % 2 == 0 ? null : eur(b + ".01"), "chance"),
            (a, b, order) -> new AllowCredit(ORDER, a % 2 == 0 ? null : eur(b + ".00"), "chance"),
            (a, b, order) -> a == 0
                    ? new ReleaseDraft(ORDER)
                    : new ReserveDraft(ORDER, Instant.now().plusSeconds(60)),
            (a, b, order) ->
                    a == 0 ? new RecordDraftShort(ORDER, b, List.of(sku(a))) : new RecordDraftReserved(ORDER, b),
            (a, b, order) -> new ExpireDraftReservation(
                    ORDER,
                    order.reservation() == null ? NOON : order.reservation().until()),
            (a, b, order) -> new SendQuote(ORDER, Instant.now().plusSeconds(60L * b)),
            (a, b, order) -> new MoveQuoteExpiry(ORDER, Instant.now().plusSeconds(60L * b), "chance"),
            (a, b, order) -> a == 0 ? new WithdrawQuote(ORDER) : new AcceptQuote(ORDER),
            (a, b, order) -> new MoveHoldReview(
                    ORDER,
                    HoldKind.values()[a % HoldKind.values().length],
                    b == 0 ? null : Instant.now().plusSeconds(60L * b),
                    "chance"),
            (a, b, order) -> new CompleteOrder(ORDER),
            (a, b, order) -> new RecordStockReserved(ORDER, List.of(), a % 4),
            (a, b, order) -> new RecordStockShort(ORDER, List.of(sku(a))),
            (a, b, order) -> new RecordStockReleased(ORDER),
            (a, b, order) -> new RequestPayment(ORDER, payment(a), b % 2 == 0 ? null : eur(b * 5 + ".00")),
            (a, b, order) -> new AwaitPayment(ORDER, a % 2 == 0 ? NOON : LATER),
            (a, b, order) ->
                    new MoveTimeToPay(ORDER, a % 2 == 0 ? null : Instant.now().plusSeconds(60L * b), "chance"),
            (a, b, order) -> a % 3 == 0 ? new ExpireOrder(ORDER, NOON) : new PlaceOrder(ORDER),
            (a, b, order) ->
                    new RecordPaymentAuthorized(ORDER, payment(a), amount(a, b, order, OrderPaymentView::requested)),
            (a, b, order) -> new RecordPaymentDeclined(ORDER, payment(a), "declined", LATER),
            (a, b, order) -> new RecordPaymentCaptured(
                    ORDER, payment(a), "c" + b, amount(a, b, order, OrderPaymentView::authorized)),
            (a, b, order) -> new RecordPaymentVoided(
                    ORDER, payment(a), "v" + b, amount(a, b, order, OrderPaymentView::authorized)),
            (a, b, order) -> new RecordPaymentRefunded(
                    ORDER, payment(a), "r" + b, amount(a, b, order, OrderPaymentView::captured)),
            (a, b, order) -> new AllocateLines(ORDER, shipment(a), pieces(a, b)),
            (a, b, order) -> new DeallocateLines(ORDER, shipment(a), pieces(a, b)),
            (a, b, order) -> new ReassignLines(ORDER, shipment(a), shipment(b), pieces(a, b)),
            (a, b, order) -> new SetPriority(ORDER, b, "chance"),
            (a, b, order) -> new ShipLines(ORDER, shipment(a), pieces(a, b)),
            (a, b, order) -> new RecordDelivery(ORDER, shipment(a), pieces(a, b)),
            (a, b, order) -> new AllowReturn(ORDER, goingBack(a), pieces(a, b)),
            (a, b, order) -> new TakeBackLines(ORDER, goingBack(a), "t" + b, pieces(a, b)),
            (a, b, order) -> new ReplaceLines(ORDER, OrderId.of(new UUID(4, b).toString()), pieces(a, b), "chance"),
            (a, b, order) -> new DismissReturn(ORDER, goingBack(a)),
            (a, b, order) ->
                    new RecordHistoricalOrder(ORDER, "536365", CUSTOMER, EUR, OrderFixture.LINES, "France", NOON),
            (a, b, order) -> new TakeBackHistoricalLine(ORDER, "t" + b, line(a), 1, NOON));

    /** From draft to completed and back; chance alone rarely gets that far. */
    private static final List<Move> WAY = List.of(
            (a, b, order) -> order.quote() == null ? new PlaceOrder(ORDER) : new AcceptQuote(ORDER),
            (a, b, order) -> new RecordStockReserved(ORDER, List.of()),
            (a, b, order) -> new RequestPayment(ORDER, payment(0), null),
            (a, b, order) ->
                    new RecordPaymentAuthorized(ORDER, payment(0), amount(0, 1, order, OrderPaymentView::requested)),
            (a, b, order) -> new AllocateLines(ORDER, shipment(0), everything(order)),
            (a, b, order) -> new ShipLines(ORDER, shipment(0), everything(order)),
            (a, b, order) -> new RecordPaymentCaptured(
                    ORDER, payment(0), "way", amount(0, 1, order, OrderPaymentView::authorized)),
            (a, b, order) -> new RecordDelivery(ORDER, shipment(0), everything(order)),
            (a, b, order) -> new AllowReturn(ORDER, goingBack(0), everything(order)),
            (a, b, order) -> new TakeBackLines(ORDER, goingBack(0), "way", everything(order)),
            (a, b, order) -> new RecordPaymentRefunded(
                    ORDER, payment(0), "way", amount(0, 1, order, OrderPaymentView::captured)));

    private static EditId edit(OrderView order) {
        return order.edit() == null ? EditId.of(1) : order.edit().editId();
    }

    private static List<EditChange> changes(int a, int b) {
        return switch (a % 6) {
            case 0 -> List.of(EditChange.add(sku(b), 1 + b % 3));
            case 1 -> List.of(EditChange.change(line(b), 1 + b % 4));
            case 2 -> List.of(EditChange.remove(line(b)), EditChange.add(sku(a), 1));
            case 3 -> List.of(EditChange.swap(line(b), sku(b), b % 2 == 0 ? null : 2));
            case 4 -> List.of(EditChange.requote(line(b)), EditChange.change(line(b + 1), 1 + b % 4));
            default -> List.of();
        };
    }

    private static DraftOrder drafting() {
        return new DraftOrder(ORDER, CUSTOMER, EUR, OrderFixture.REQUESTED, null);
    }

    private static Sku sku(int a) {
        return a % 2 == 0 ? OrderFixture.TEA : OrderFixture.MUG;
    }

    private static LineId line(int a) {
        return LineId.of(1 + a % 3);
    }

    private static PaymentRef payment(int a) {
        return new PaymentRef(new UUID(1, a % 3));
    }

    private static ShipmentRef shipment(int a) {
        return new ShipmentRef(new UUID(2, a % 3));
    }

    private static ReturnRef goingBack(int a) {
        return new ReturnRef(new UUID(3, a % 3));
    }

    /** Where taxes are added, are in the price, and are none. */
    private static PostalAddress address(int a) {
        return new PostalAddress(
                null,
                "1 Street",
                null,
                null,
                "Town",
                null,
                List.of("DE", "AT", "FR").get(a % 3));
    }

    private static Discount discount(int b) {
        return switch (b % 3) {
            case 0 -> Discount.percent("12.5");
            case 1 -> Discount.amount(eur(b + ".01"));
            default -> Discount.freeShipping();
        };
    }

    private static List<LineQuantity> pieces(int a, int b) {
        return b % 2 == 0
                ? List.of(new LineQuantity(LineId.of(1), 2), new LineQuantity(LineId.of(2), 3))
                : List.of(new LineQuantity(line(b), a - 1));
    }

    private static List<LineQuantity> everything(OrderView order) {
        return order.lines().stream()
                .map(line -> new LineQuantity(line.lineId(), line.quantity()))
                .toList();
    }

    /** What the payment says, for 1; otherwise something. */
    private static Money amount(int a, int b, OrderView order, Function<OrderPaymentView, Money> said) {
        return order.payments().stream()
                .filter(known -> b == 1 && known.paymentId().equals(payment(a)))
                .map(said)
                .findFirst()
                .orElse(eur(b * 5 + ".00"));
    }

    /** A move that depends on nothing but small numbers, so that a failure can be made smaller; below 0, the next of the way. */
    private record Step(int move, int a, int b) {
        private static final Step ONWARD = new Step(-1, 0, 0);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> byChance = Combinators.combine(
                        Arbitraries.integers().between(0, MOVES.size() - 1),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 7))
                .as(Step::new);
        return Arbitraries.frequencyOf(Tuple.of(1, byChance), Tuple.of(1, Arbitraries.just(Step.ONWARD)))
                .list()
                .ofSize(40);
    }

    @Example
    void everyCommandIsAmongTheMoves() {
        Books books = new Books();
        SHOP.open();
        COMMANDS.sendAndWait(drafting());
        books.enter(SHOP.after(-1));
        Set<Class<?>> asked = new HashSet<>();
        for (Move move : MOVES) {
            for (int a = 0; a <= 5; a++) {
                for (int b = 0; b <= 7; b++) {
                    asked.add(move.of(a, b, books.view()).getClass());
                }
            }
        }
        assertThat(asked).containsExactlyInAnyOrder(OrderCommand.class.getPermittedSubclasses());
    }

    @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
    void theRulesHoldWhateverIsAsked(@ForAll("steps") List<Step> steps) {
        SHOP.open();
        COMMANDS.sendAndWait(drafting());
        Books books = new Books();
        books.enter(SHOP.after(-1));
        int onTheWay = 0;
        for (Step step : steps) {
            Move move = step.move() < 0 ? WAY.get(onTheWay++ % WAY.size()) : MOVES.get(step.move());
            OrderCommand command = move.of(step.a(), step.b(), books.view());
            try {
                int toUndo = books.view().undo().steps();
                int toRedo = books.view().redo().steps();
                long version = COMMANDS.<Long>sendAndWait(command);
                assertThat(command instanceof UndoEdit && toUndo == 0 || command instanceof RedoEdit && toRedo == 0)
                        .as("%s did what the order did not say", command)
                        .isFalse();
                books.enter(SHOP.after(books.version));
                assertThat(version).isEqualTo(books.version);
                if (isToldFact(command)) {
                    assertThat(COMMANDS.<Long>sendAndWait(command))
                            .as("%s changes nothing twice", command)
                            .isEqualTo(version);
                }
            } catch (Rejection refused) {
                assertThat(refused.code().equals("nothing-to-undo")
                                        && books.view().undo().steps() > 0
                                || refused.code().equals("nothing-to-redo")
                                        && books.view().redo().steps() > 0)
                        .as("%s refused what the order had said", command)
                        .isFalse();
                assertThat(SHOP.after(books.version))
                        .as("%s refused and recorded", command)
                        .isEmpty();
            }
        }
        Statistics.label("ends").collect(books.status()).coverage(ends -> {
            for (OrderStatus status : OrderStatus.values()) {
                ends.check(status).percentage(percentage -> percentage > 0.5);
            }
        });
        Statistics.label("edited").collect(books.wasEdited).coverage(edited -> edited.check(true)
                .percentage(percentage -> percentage > 2));
        Statistics.label("returned").collect(books.anyReturned()).coverage(returned -> returned.check(true)
                .percentage(percentage -> percentage > 0.5));
    }

    @Property(tries = 600, shrinking = ShrinkingMode.BOUNDED)
    void aSnapshotNeverChangesAnAnswer(@ForAll("steps") List<Step> steps, @ForAll long chance) {
        Random random = new Random(chance);
        boolean always = random.nextBoolean();
        try (WithAndWithoutSnapshots orders =
                new WithAndWithoutSnapshots(Order.class, OrderStateMachineTest::surround)) {
            String stream = ORDER.toString();
            orders.send(stream, drafting());
            int onTheWay = 0;
            for (Step step : steps) {
                if (always || random.nextInt(4) == 0) {
                    orders.takeSnapshot(stream);
                }
                Move move = step.move() < 0 ? WAY.get(onTheWay++ % WAY.size()) : MOVES.get(step.move());
                try {
                    orders.send(stream, move.of(step.a(), step.b(), view(orders.events(stream))));
                } catch (Rejection refused) {
                    // By both, and for the same reason.
                }
            }
            Statistics.label("a snapshot was read")
                    .collect(orders.snapshotsRead() > 0)
                    .coverage(read -> read.check(true).percentage(percentage -> percentage > 50));
        }
    }

    private static OrderView view(List<?> events) {
        OrderView view = null;
        for (int i = 0; i < events.size(); i++) {
            view = new OrderFold().after(view, (OrderEvent) events.get(i), new Happened(i, NOON, Actor.SYSTEM, null));
        }
        return Objects.requireNonNull(view);
    }

    /** Facts that others tell, and permissions they ask for by name: those may come twice. */
    private static boolean isToldFact(OrderCommand command) {
        return command.getClass().getSimpleName().startsWith("Record")
                || command instanceof RequestPayment
                || command instanceof AwaitPayment
                || command instanceof AllocateLines
                || command instanceof ShipLines
                || command instanceof TakeBackLines
                || command instanceof ExpireOrder;
    }

    /** The events of one order, which is forgotten when the next one comes. */
    private static final class Shop implements EventStorageEngine {

        private EventStorageEngine order = new InMemoryEventStorageEngine();

        void open() {
            order = new InMemoryEventStorageEngine();
        }

        List<DomainEventMessage<?>> after(long version) {
            return List.copyOf(
                    order.readEvents(ORDER.toString(), version + 1).asStream().toList());
        }

        @Override
        public void appendEvents(List<? extends EventMessage<?>> events) {
            order.appendEvents(events);
        }

        @Override
        public void storeSnapshot(DomainEventMessage<?> snapshot) {
            throw new UnsupportedOperationException("Nobody takes snapshots here");
        }

        @Override
        public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
            return order.readEvents(token, mayBlock);
        }

        @Override
        public DomainEventStream readEvents(String aggregate, long first) {
            return order.readEvents(aggregate, first);
        }

        @Override
        public Optional<DomainEventMessage<?>> readSnapshot(String aggregate) {
            return Optional.empty();
        }
    }

    private static final Shop SHOP = new Shop();
    private static final EmbeddedEventStore STORE =
            EmbeddedEventStore.builder().storageEngine(SHOP).build();
    private static final Configuration AXON;
    private static final CommandGateway COMMANDS;

    private static void surround(Configurer axon) {
        axon.registerComponent(OrderNumbers.class, configuration -> () -> "10001")
                .registerComponent(PriceList.class, configuration -> OrderFixture.prices())
                .registerComponent(OrderPricing.class, configuration -> OrderFixture.pricing())
                .registerComponent(Coupons.class, configuration -> OrderFixture.COUPONS)
                .registerComponent(ReturnTerms.class, configuration -> new ReturnTerms(Duration.ofDays(30)))
                .registerComponent(CustomerDirectory.class, configuration -> OrderFixture.customers());
    }

    static {
        Configurer axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEventStore(configuration -> STORE)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Order.class));
        surround(axon);
        AXON = axon.buildConfiguration();
        AXON.start();
        COMMANDS = DefaultCommandGateway.builder()
                .commandBus(AXON.getComponent(CommandBus.class))
                .build();
    }

    @AfterContainer
    static void close() {
        AXON.shutdown();
        STORE.shutDown();
    }

    /** What the events must add up to. */
    private static final class Books {

        private static final OrderFold FOLD = new OrderFold();
        private static final ExplanationFold EXPLANATION = new ExplanationFold();

        private ExplanationFold.@Nullable Explained explained;

        private @Nullable OrderView view;
        private long version = -1;
        private boolean reserved;
        private Money worthReturned = Money.zero(EUR);
        private Money worthGone = Money.zero(EUR);
        private Money cheaper = Money.zero(EUR);
        private boolean wasEdited;
        private final OpenReturns open = new OpenReturns();
        private final Set<PaymentRef> asked = new HashSet<>();

        void enter(List<DomainEventMessage<?>> news) {
            for (DomainEventMessage<?> message : news) {
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
                        || event instanceof OrderReservationRequested
                        || (event instanceof OrderEdited edited
                                && !edited.wanted().isEmpty())) {
                    reserved = false;
                } else if (event instanceof OrderPaymentRequested requested) {
                    asked.add(requested.paymentRef());
                } else if (event instanceof OrderLinesReturned returned) {
                    worthReturned = worthReturned.plus(returned.worth());
                    worthGone = worthGone.minus(returned.worth());
                }
                if (event instanceof OrderRefundGranted granted) {
                    assertThat(before.total().minus(after.total())).isEqualTo(granted.amount());
                    assertThat(granted.amount()).isLessThanOrEqualTo(before.refundable());
                    cheaper = cheaper.plus(granted.amount());
                }
                if (event instanceof OrderEdited edited) {
                    assertThat(edited.after()).isEqualTo(after.total());
                    cheaper = cheaper.plus(edited.before().minus(edited.after()).max(Money.zero(EUR)));
                    wasEdited = true;
                }
                open.book(event);
                explained = EXPLANATION.after(
                        explained,
                        event,
                        new Happened(message.getSequenceNumber(), message.getTimestamp(), Actor.SYSTEM, null));
                view = after;
                version = after.version();
                explains(explained.explanation());
            }
            rules(view(), worthReturned.plus(cheaper));
            open.rules(view());
        }

        OrderView view() {
            return Objects.requireNonNull(view);
        }

        boolean anyReturned() {
            return view().lines().stream().anyMatch(line -> line.returned() > 0);
        }

        OrderStatus status() {
            return view().status();
        }

        private void allowed(OrderView before, OrderEvent event) {
            boolean over = before.status() == OrderStatus.COMPLETED || before.status() == OrderStatus.CANCELLED;
            if (event instanceof OrderShippingAddressChanged) {
                assertThat(over).as("%s edits an order that is over", event).isFalse();
            }
            if (DRAFTING.contains(event.getClass())) {
                assertThat(before.status()).isEqualTo(OrderStatus.DRAFT);
            }
            if (event instanceof OrderLineAdded
                    || event instanceof OrderLinesCancelled
                    || event instanceof OrderLineRequoted
                    || event instanceof OrderEdited) {
                assertThat(over).as("%s edits an order that is over", event).isFalse();
            }
            if (event instanceof OrderLinesShipped shipped) {
                Money credit = before.credit() == null ? Money.zero(EUR) : before.credit();
                assertThat(worthGone.plus(shipped.worth()))
                        .as("no more leaves than is paid, to the cents that were rounded")
                        .isLessThanOrEqualTo(
                                secured(before).plus(credit).plus(cheaper).plus(eur("0.05")));
                worthGone = worthGone.plus(shipped.worth());
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

        private static void rules(OrderView order, Money notWanted) {
            Money goods = Money.zero(EUR);
            Money discount = Money.zero(EUR);
            Money whole = order.shippingCharge() == null
                    ? Money.zero(EUR)
                    : order.shippingCharge().total().minus(order.shippingRefunded());
            Money tax = order.shippingCharge() == null
                    ? Money.zero(EUR)
                    : order.shippingCharge().tax();
            for (LineView line : order.lines()) {
                assertThat(line.quantity()).isBetween(line.returned() + line.cancelled() > 0 ? 0 : 1, 1_000_000);
                assertThat(line.allocated()).isNotNegative();
                assertThat(line.returned()).isBetween(0, line.shipped());
                assertThat(line.delivered()).isBetween(0, line.shipped());
                assertThat(line.shipped() + line.allocated()).isLessThanOrEqualTo(line.quantity() + line.returned());
                Money price = line.unitPrice().times(line.quantity());
                assertThat(line.discount()).isBetween(Money.zero(EUR), price);
                Money net = price.minus(line.discount());
                boolean included = line.price() != null && line.price().taxIncluded();
                assertThat(line.refunded().isNegative()).isFalse();
                assertThat(line.total())
                        .isEqualTo((included ? net : net.plus(line.tax()))
                                .minus(line.refunded())
                                .max(Money.zero(EUR)));
                goods = goods.plus(price);
                discount = discount.plus(line.discount());
                tax = tax.plus(line.tax());
                whole = whole.plus(line.total());
            }
            assertThat(order.subtotal()).isEqualTo(goods);
            assertThat(order.discount()).isEqualTo(discount);
            assertThat(order.tax()).isEqualTo(tax);
            assertThat(order.total()).isEqualTo(whole);
            assertThat(order.total().isNegative()).isFalse();
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
                assertThat(wanted)
                        .as("money wanted")
                        .isLessThanOrEqualTo(order.total().plus(notWanted));
            }
            assertThat(order.due().isNegative()).isFalse();
            if (order.status() == OrderStatus.COMPLETED) {
                assertThat(order.lines()).allMatch(line -> line.delivered() == line.quantity() + line.returned());
            }
            if (order.status() == OrderStatus.CANCELLED) {
                assertThat(order.onHold()).isFalse();
                assertThat(order.lines()).allMatch(line -> line.shipped() == 0);
            }
        }
    }

    /** What is allowed to come back and has not: with what has, never more than what left. */
    private static final class OpenReturns {

        private final Map<ReturnRef, Map<LineId, Integer>> open = new HashMap<>();

        private final Map<LineId, Integer> replaced = new HashMap<>();

        void book(OrderEvent event) {
            if (event instanceof OrderLinesReplaced once) {
                once.lines().forEach(q -> replaced.merge(q.lineId(), q.quantity(), Integer::sum));
            }
            if (event instanceof OrderReturnAllowed allowed) {
                allowed.lines().forEach(q -> add(allowed.returnRef(), q.lineId(), q.quantity()));
            } else if (event instanceof OrderLinesReturned returned) {
                returned.lines().forEach(q -> add(returned.returnRef(), q.lineId(), -q.quantity()));
            } else if (event instanceof OrderReturnDismissed dismissed) {
                dismissed.lines().forEach(q -> add(dismissed.returnRef(), q.lineId(), -q.quantity()));
            }
        }

        private void add(ReturnRef ref, LineId line, int pieces) {
            int sum = open.computeIfAbsent(ref, r -> new HashMap<>()).merge(line, pieces, Integer::sum);
            assertThat(sum).as("open in %s of line %s", ref, line).isNotNegative();
        }

        void rules(OrderView order) {
            for (LineView line : order.lines()) {
                int asked = open.values().stream()
                        .mapToInt(lines -> lines.getOrDefault(line.lineId(), 0))
                        .sum();
                assertThat(asked + line.returned() + replaced.getOrDefault(line.lineId(), 0))
                        .isLessThanOrEqualTo(line.shipped());
            }
        }
    }
}
