package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.EUR;
import static io.orderfold.orders.command.OrderFixture.MUG;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.REQUESTED;
import static io.orderfold.orders.command.OrderFixture.SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.STANDARD;
import static io.orderfold.orders.command.OrderFixture.TEA;
import static io.orderfold.orders.command.OrderFixture.TENTH;
import static io.orderfold.orders.command.OrderFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.EditChange;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.ShippingCharge;
import io.orderfold.orders.command.OrderCommand.AddLine;
import io.orderfold.orders.command.OrderCommand.AllocateLines;
import io.orderfold.orders.command.OrderCommand.CancelLines;
import io.orderfold.orders.command.OrderCommand.ChangeLineQuantity;
import io.orderfold.orders.command.OrderCommand.ChangeShippingAddress;
import io.orderfold.orders.command.OrderCommand.ChooseShippingMethod;
import io.orderfold.orders.command.OrderCommand.ConfirmEdit;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.DropCoupon;
import io.orderfold.orders.command.OrderCommand.GiveDiscount;
import io.orderfold.orders.command.OrderCommand.OverridePrice;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.RecordPaymentAuthorized;
import io.orderfold.orders.command.OrderCommand.RecordStockReserved;
import io.orderfold.orders.command.OrderCommand.RedoEdit;
import io.orderfold.orders.command.OrderCommand.RemoveLine;
import io.orderfold.orders.command.OrderCommand.RequestPayment;
import io.orderfold.orders.command.OrderCommand.StageEdit;
import io.orderfold.orders.command.OrderCommand.TagOrder;
import io.orderfold.orders.command.OrderCommand.UndoEdit;
import io.orderfold.orders.command.OrderCommand.UseCoupon;
import io.orderfold.orders.command.OrderCommand.WithdrawDiscount;
import io.orderfold.orders.event.OrderEditUndone;
import io.orderfold.orders.event.OrderEdited;
import io.orderfold.orders.query.LineView;
import io.orderfold.orders.query.OrderView;
import io.orderfold.orders.query.UndoView;
import io.orderfold.pricing.Discount;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Edits, undo and redo by chance, beside the simplest thing that could be right: a list of all that the order was, and a
 * place in it.
 */
class UndoRedoTest {

    private static final PostalAddress BERLIN =
            new PostalAddress("Ada", "Allee 1", null, "10115", "Berlin", null, "DE");
    private static final PostalAddress VIENNA = new PostalAddress("Ada", "Ring 1", null, "1010", "Wien", null, "AT");

    private record Step(int kind, int a, int b) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 17),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(1, 6))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }

    /** What edits change about an order, and undo has to bring back to the cent. */
    private record Content(
            List<Line> lines,
            List<OrderDiscount> discounts,
            @Nullable ShippingCharge shipping,
            Money subtotal,
            Money discount,
            Money tax,
            Money total,
            @Nullable PostalAddress address) {

        record Line(
                LineId lineId,
                Sku sku,
                String name,
                int quantity,
                int cancelled,
                Money unitPrice,
                Money discount,
                Money tax,
                Money total,
                @Nullable LinePrice price) {}

        static Content of(OrderView order) {
            return new Content(
                    order.lines().stream().map(Content::line).toList(),
                    order.discounts(),
                    order.shippingCharge(),
                    order.subtotal(),
                    order.discount(),
                    order.tax(),
                    order.total(),
                    order.shippingAddress());
        }

        private static Line line(LineView line) {
            return new Line(
                    line.lineId(),
                    line.sku(),
                    line.name(),
                    line.quantity(),
                    line.cancelled(),
                    line.unitPrice(),
                    line.discount(),
                    line.tax(),
                    line.total(),
                    line.price());
        }
    }

    /** All that the order was since anything last happened to it that stands, and which of these it is. */
    private static final class Model {
        private final List<Content> states = new ArrayList<>();
        private int at;
        private int undone;

        void start(Content content) {
            states.clear();
            states.add(content);
            at = 0;
        }

        void edited(Content content) {
            states.subList(at + 1, states.size()).clear();
            states.add(content);
            at++;
        }
    }

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED)
    void aDraftIsWhatItWas(@ForAll("steps") List<Step> steps) {
        try (InMemoryOrders orders = new InMemoryOrders()) {
            orders.send(new DraftOrder(ORDER, CUSTOMER, EUR, REQUESTED, steps.size() % 2 == 0 ? BERLIN : null));
            Model model = new Model();
            model.start(Content.of(orders.view()));
            for (Step step : steps) {
                take(step, orders, model, UndoRedoTest::draftEdit);
            }
            backAndForth(orders, model);
        }
    }

    @Property(tries = 400, shrinking = ShrinkingMode.BOUNDED)
    void aPlacedOrderIsWhatItWas(@ForAll("steps") List<Step> steps) {
        try (InMemoryOrders orders = new InMemoryOrders()) {
            orders.send(new DraftOrder(ORDER, CUSTOMER, EUR, REQUESTED, steps.size() % 2 == 0 ? BERLIN : null));
            if (steps.size() % 3 == 0) {
                orders.send(new UseCoupon(ORDER, TENTH));
                orders.send(new ChooseShippingMethod(ORDER, STANDARD));
            }
            orders.send(new PlaceOrder(ORDER));
            Model model = new Model();
            model.start(Content.of(orders.view()));
            for (Step step : steps) {
                take(step, orders, model, UndoRedoTest::placedEdit);
            }
            backAndForth(orders, model);
        }
    }

    /** Every state once more: down to the first, where there is nothing more to undo, and up to the last. */
    private static void backAndForth(InMemoryOrders orders, Model model) {
        for (; model.at > 0; model.at--) {
            assertThat(Content.of(orders.view())).isEqualTo(model.states.get(model.at));
            assertThat(orders.view().undo().steps()).isEqualTo(model.at);
            orders.send(new UndoEdit(ORDER, "back", true));
        }
        assertThat(Content.of(orders.view())).isEqualTo(model.states.get(0));
        refused("nothing-to-undo", () -> orders.send(new UndoEdit(ORDER, "back", true)));
        for (; model.at < model.states.size() - 1; model.at++) {
            orders.send(new RedoEdit(ORDER, "forth", true));
            assertThat(Content.of(orders.view())).isEqualTo(model.states.get(model.at + 1));
        }
        refused("nothing-to-redo", () -> orders.send(new RedoEdit(ORDER, "forth", true)));
        Statistics.label("edits that undo took back").collect(Math.min(5, model.at));
        Statistics.label("undone on the way").collect(model.undone > 0).coverage(undone -> undone.check(true)
                .percentage(percentage -> percentage > 30));
    }

    private static void take(Step step, InMemoryOrders orders, Model model, EditByChance edits) {
        long before = orders.version();
        if (step.kind() >= 16) {
            if (model.at == 0) {
                refused("nothing-to-undo", () -> orders.send(new UndoEdit(ORDER, "back", true)));
            } else {
                orders.send(new UndoEdit(ORDER, "back", true));
                model.at--;
                model.undone++;
            }
        } else if (step.kind() == 15) {
            if (model.at == model.states.size() - 1) {
                refused("nothing-to-redo", () -> orders.send(new RedoEdit(ORDER, "forth", true)));
            } else {
                orders.send(new RedoEdit(ORDER, "forth", true));
                model.at++;
            }
        } else {
            boolean isEdit = false;
            try {
                isEdit = edits.make(step, orders);
            } catch (Rejection refused) {
                assertThat(refused.kind()).isNotEqualTo(Rejection.Kind.FORBIDDEN);
            }
            if (isEdit && orders.version() > before) {
                model.edited(Content.of(orders.view()));
            }
        }
        OrderView now = orders.view();
        assertThat(Content.of(now)).isEqualTo(model.states.get(model.at));
        assertThat(now.undo().steps()).isEqualTo(model.at);
        assertThat(now.redo().steps()).isEqualTo(model.states.size() - 1 - model.at);
        assertThat(now.undo().edits()).hasSize(Math.min(20, model.at)).allMatch(edit -> edit.version() != null);
    }

    private static void refused(String code, Runnable command) {
        assertThatExceptionOfType(Rejection.class).isThrownBy(command::run).returns(code, Rejection::code);
    }

    /** Does something, and says whether it is an edit. */
    @FunctionalInterface
    private interface EditByChance {
        boolean make(Step step, InMemoryOrders orders);
    }

    private static boolean draftEdit(Step step, InMemoryOrders orders) {
        LineId line = LineId.of(1 + step.a() % 4);
        orders.send(
                switch (step.kind()) {
                    case 0, 1 -> new AddLine(ORDER, step.a() % 2 == 0 ? TEA : MUG, step.b());
                    case 2, 3 -> new ChangeLineQuantity(ORDER, line, step.b());
                    case 4, 5 -> new RemoveLine(ORDER, line);
                    case 6 -> new ChangeShippingAddress(ORDER, step.a() % 2 == 0 ? BERLIN : VIENNA);
                    case 7 -> new GiveDiscount(ORDER, step.a() % 2 == 0 ? null : line, Discount.percent("12.5"), "x");
                    case 8 -> new GiveDiscount(ORDER, null, Discount.amount(eur(step.b() + ".01")), "x");
                    case 9 -> new WithdrawDiscount(ORDER, DiscountId.of(1 + step.a()));
                    case 10 -> new UseCoupon(ORDER, TENTH);
                    case 11 -> new DropCoupon(ORDER, TENTH);
                    case 12 -> new OverridePrice(ORDER, line, eur(step.b() + ".33"), "x");
                    case 13 -> new ChooseShippingMethod(ORDER, step.a() % 3 == 0 ? null : STANDARD);
                    default -> new TagOrder(ORDER, new OrderTag("tag" + step.a()));
                });
        return step.kind() != 14;
    }

    private static boolean placedEdit(Step step, InMemoryOrders orders) {
        LineId line = LineId.of(1 + step.a() % 4);
        List<LineQuantity> pieces = List.of(new LineQuantity(line, step.b()));
        switch (step.kind()) {
            case 0, 1 -> orders.send(new CancelLines(ORDER, pieces, "fewer", true));
            case 2, 3 -> edit(orders, null, EditChange.add(step.a() % 2 == 0 ? TEA : MUG, step.b()));
            case 4, 5 -> edit(orders, null, EditChange.change(line, step.b()));
            case 6 -> edit(orders, null, EditChange.remove(line), EditChange.add(TEA, step.b()));
            case 7 -> edit(orders, step.b() % 2 == 0 ? VIENNA : BERLIN, EditChange.change(line, step.b()));
            case 8 -> edit(orders, step.b() % 2 == 0 ? VIENNA : BERLIN);
            case 9 -> orders.send(new ChangeShippingAddress(ORDER, step.a() % 2 == 0 ? BERLIN : VIENNA));
            case 10 ->
                orders.send(new RecordStockReserved(ORDER, List.of(), (int) orders.eventsAfter(-1).stream()
                        .filter(OrderEdited.class::isInstance)
                        .count()));
            case 11 -> orders.send(new RequestPayment(ORDER, PAYMENT, null));
            case 12 ->
                orders.view()
                        .payments()
                        .forEach(payment -> orders.send(
                                new RecordPaymentAuthorized(ORDER, payment.paymentId(), payment.requested())));
            case 13 ->
                orders.send(new AllocateLines(
                        ORDER,
                        SHIPMENT,
                        orders.view().lines().stream()
                                .filter(some -> some.quantity() > 0)
                                .map(some -> new LineQuantity(some.lineId(), some.quantity()))
                                .toList()));
            default -> orders.send(new TagOrder(ORDER, new OrderTag("tag" + step.a())));
        }
        return step.kind() < 10;
    }

    private static void edit(InMemoryOrders orders, @Nullable PostalAddress address, EditChange... changes) {
        orders.send(new StageEdit(ORDER, List.of(changes), address, "she called"));
        orders.send(new ConfirmEdit(
                ORDER, Objects.requireNonNull(orders.view().edit()).editId()));
    }

    @Example
    void goesBackFurtherThanItIsTold() {
        try (InMemoryOrders orders = new InMemoryOrders()) {
            orders.send(new DraftOrder(ORDER, CUSTOMER, EUR, REQUESTED, null));
            Content first = Content.of(orders.view());
            times(50, i -> orders.send(new ChangeLineQuantity(ORDER, LineId.of(1), 100 + i)));
            Content last = Content.of(orders.view());
            assertThat(orders.view().undo().steps()).isEqualTo(50);
            assertThat(orders.view().undo().edits()).hasSize(20);
            times(50, i -> orders.send(new UndoEdit(ORDER, "back", false)));
            assertThat(Content.of(orders.view())).isEqualTo(first);
            assertThat(orders.view().redo().steps()).isEqualTo(50);
            assertThat(orders.view().redo().edits()).hasSize(20);
            times(50, i -> orders.send(new RedoEdit(ORDER, "forth", false)));
            assertThat(Content.of(orders.view())).isEqualTo(last);
        }
    }

    /** Two hundred deep, each step says what it will do, does that, and comes back. */
    @Example
    void saysWhatTheNextStepDoesHoweverDeep() {
        try (InMemoryOrders orders = new InMemoryOrders()) {
            orders.send(new DraftOrder(ORDER, CUSTOMER, EUR, REQUESTED, null));
            List<Content> states = new ArrayList<>(List.of(Content.of(orders.view())));
            times(200, i -> {
                orders.send(new ChangeLineQuantity(ORDER, LineId.of(1 + i % 2), 100 + i));
                states.add(Content.of(orders.view()));
            });
            for (int left = 200; left > 0; left--) {
                UndoView.UndoableEdit told = orders.view().undo().edits().get(0);
                assertThat(told.changes()).singleElement().satisfies(change -> {
                    assertThat(change.field()).startsWith("lines[");
                    assertThat(change.after()).isNotEqualTo(change.before());
                });
                long before = orders.version();
                orders.send(new UndoEdit(ORDER, "back", false));
                assertThat(orders.eventsAfter(before))
                        .singleElement()
                        .isInstanceOfSatisfying(OrderEditUndone.class, event -> assertThat(event.edit())
                                .isEqualTo(told.version()));
                assertThat(Content.of(orders.view())).isEqualTo(states.get(left - 1));
                assertThat(orders.view().redo().edits().get(0)).isEqualTo(told);
            }
            assertThat(orders.view().undo().edits()).isEmpty();
            for (int made = 0; made < 200; made++) {
                UndoView.UndoableEdit told = orders.view().redo().edits().get(0);
                assertThat(told.changes()).hasSize(1);
                orders.send(new RedoEdit(ORDER, "forth", false));
                assertThat(Content.of(orders.view())).isEqualTo(states.get(made + 1));
                assertThat(orders.view().undo().edits().get(0)).isEqualTo(told);
            }
            orders.send(new UndoEdit(ORDER, "back", false));
            orders.send(new ChangeLineQuantity(ORDER, LineId.of(1), 7));
            assertThat(orders.view().redo().steps()).isZero();
            assertThat(orders.view().undo().steps()).isEqualTo(200);
        }
    }

    private static void times(int times, Consumer<Integer> action) {
        for (int i = 0; i < times; i++) {
            action.accept(i);
        }
    }
}
