package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ADDRESS;
import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.LINES;
import static io.orderfold.orders.command.OrderFixture.NOON;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.TEA;
import static io.orderfold.orders.command.OrderFixture.THREE_MUGS;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.TWO_TEA;
import static io.orderfold.orders.command.OrderFixture.allocated;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.captured;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.everything;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.pieces;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;
import static io.orderfold.orders.command.OrderFixture.shipped;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderContent;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.command.OrderCommand.RedoEdit;
import io.orderfold.orders.command.OrderCommand.UndoEdit;
import io.orderfold.orders.event.OrderDiscountGiven;
import io.orderfold.orders.event.OrderDraftReservationRequested;
import io.orderfold.orders.event.OrderEditRedone;
import io.orderfold.orders.event.OrderEditUndone;
import io.orderfold.orders.event.OrderEdited;
import io.orderfold.orders.event.OrderLineAdded;
import io.orderfold.orders.event.OrderLinePriceOverridden;
import io.orderfold.orders.event.OrderLineQuantityChanged;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.event.OrderLinesCancelled;
import io.orderfold.orders.event.OrderLinesDeallocated;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderPriced;
import io.orderfold.orders.event.OrderQuoteSent;
import io.orderfold.orders.event.OrderRefundGranted;
import io.orderfold.orders.event.OrderShippingAddressChanged;
import io.orderfold.pricing.Discount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndoEditTest {

    private static final String WHY = "a slip";
    private static final UndoEdit UNDO = new UndoEdit(ORDER, WHY, false);
    private static final RedoEdit REDO = new RedoEdit(ORDER, WHY, false);
    private static final OrderLineQuantityChanged FIVE_TEA = new OrderLineQuantityChanged(ORDER, FIRST, 5);
    private static final OrderDiscountGiven DISCOUNT = new OrderDiscountGiven(
            ORDER, new OrderDiscount(DiscountId.of(1), null, Discount.percent("10"), null, "regular", true));

    private static OrderContent content(List<OrderLine> lines, LineQuantity... cancelled) {
        return new OrderContent(lines, List.of(cancelled), List.of(), null, List.of(), null, null);
    }

    private static final OrderContent AS_DRAFTED = content(LINES);
    private static final OrderContent WITH_FIVE_TEA = content(List.of(TWO_TEA.withQuantity(5), THREE_MUGS));

    private static OrderEditUndone undone(long edit, OrderContent content) {
        return new OrderEditUndone(ORDER, CUSTOMER, edit, content, null, WHY);
    }

    private static OrderEditRedone redone(long edit, OrderContent content) {
        return new OrderEditRedone(ORDER, CUSTOMER, edit, content, null, WHY);
    }

    private static OrderEdited edited(
            Money before,
            Money after,
            List<LineQuantity> added,
            List<OrderLine> wanted,
            boolean restock,
            List<OrderLine> gone) {
        return new OrderEdited(ORDER, null, WHY, before, after, added, wanted, List.of(), restock, gone, List.of());
    }

    private static final OrderLine TWO_MUGS = THREE_MUGS.withQuantity(2);

    /** One mug fewer, of an order that has been confirmed. */
    private static List<Object> oneMugFewer(boolean restock) {
        return and(
                confirmed(),
                new OrderLinesCancelled(ORDER, pieces(SECOND, 1), eur("5.00")),
                edited(
                        TOTAL,
                        eur("30.00"),
                        List.of(),
                        List.of(TWO_TEA, TWO_MUGS),
                        restock,
                        List.of(THREE_MUGS.withQuantity(1))));
    }

    @Test
    void takesTheLastEditOfADraftBackAndMakesItAgain() {
        given(drafted(), FIVE_TEA).when(UNDO).expectEvents(undone(1, AS_DRAFTED));
        given(drafted(), FIVE_TEA, undone(1, AS_DRAFTED)).when(REDO).expectEvents(redone(1, WITH_FIVE_TEA));
        given(drafted(), FIVE_TEA, undone(1, AS_DRAFTED), redone(1, WITH_FIVE_TEA))
                .when(UNDO)
                .expectEvents(undone(1, AS_DRAFTED));
    }

    @Test
    void takesBackWhatWasReckonedForTheEditWithIt() {
        LinePrice cheaper = new LinePrice(FIRST, 2, eur("10.00"), eur("2.00"), eur("0.00"), BigDecimal.ZERO, false);
        given(drafted(), DISCOUNT, new OrderPriced(ORDER, List.of(cheaper), null, eur("33.00")))
                .when(new UndoEdit(ORDER, WHY, true))
                .expectEvents(undone(2, AS_DRAFTED));
    }

    @Test
    void goesBackOneByOneToTheFirst() {
        OrderContent fiveAndSix = content(List.of(TWO_TEA.withQuantity(5), THREE_MUGS.withQuantity(6)));
        List<Object> two = and(drafted(), FIVE_TEA, new OrderLineQuantityChanged(ORDER, SECOND, 6));
        given(two).when(UNDO).expectEvents(undone(2, WITH_FIVE_TEA));
        given(two, undone(2, WITH_FIVE_TEA)).when(UNDO).expectEvents(undone(1, AS_DRAFTED));
        List<Object> none = and(two, undone(2, WITH_FIVE_TEA), undone(1, AS_DRAFTED));
        conflict(given(none).when(UNDO), "nothing-to-undo");
        given(none).when(REDO).expectEvents(redone(1, WITH_FIVE_TEA));
        given(none, redone(1, WITH_FIVE_TEA)).when(REDO).expectEvents(redone(2, fiveAndSix));
    }

    @Test
    void hasNothingToMakeAgainAfterAnotherEdit() {
        conflict(
                given(drafted(), FIVE_TEA, undone(1, AS_DRAFTED), new OrderLineQuantityChanged(ORDER, FIRST, 4))
                        .when(REDO),
                "nothing-to-redo");
        conflict(given(drafted(), FIVE_TEA).when(REDO), "nothing-to-redo");
    }

    @Test
    void sendsItWhereItWent() {
        given(drafted(), new OrderShippingAddressChanged(ORDER, CUSTOMER, ADDRESS))
                .when(UNDO)
                .expectEvents(undone(1, AS_DRAFTED));
        given(confirmed(), new OrderShippingAddressChanged(ORDER, CUSTOMER, ADDRESS))
                .when(UNDO)
                .expectEvents(undone(6, AS_DRAFTED));
    }

    @Test
    void hasTheReservationOfADraftFollow() {
        OrderLine more = new OrderLine(LineId.of(3), TEA, "A TEA", 1, eur("10.00"), "standard", false);
        given(
                        drafted(),
                        new OrderLineAdded(ORDER, more),
                        new OrderDraftReservationRequested(ORDER, 1, and3(more), List.of(), NOON))
                .when(UNDO)
                .expectEvents(
                        undone(1, AS_DRAFTED), new OrderDraftReservationRequested(ORDER, 2, LINES, List.of(), NOON));
    }

    private static List<OrderLine> and3(OrderLine more) {
        return List.of(TWO_TEA, THREE_MUGS, more);
    }

    @Test
    void hasStockShipmentsAndPaymentsFollowWhatWasPlaced() {
        LineQuantity aMug = new LineQuantity(SECOND, 1);
        given(oneMugFewer(true))
                .when(UNDO)
                .expectEvents(
                        undone(7, AS_DRAFTED), edited(eur("30.00"), TOTAL, List.of(aMug), LINES, true, List.of()));
        List<Object> back = and(
                oneMugFewer(true),
                undone(7, AS_DRAFTED),
                edited(eur("30.00"), TOTAL, List.of(aMug), LINES, true, List.of()));
        given(back, new OrderLinesAllocated(ORDER, SHIPMENT, everything()))
                .when(REDO)
                .expectEvents(
                        new OrderLinesDeallocated(ORDER, SHIPMENT, List.of(aMug)),
                        redone(7, content(LINES, aMug)),
                        new OrderEdited(
                                ORDER,
                                null,
                                WHY,
                                TOTAL,
                                eur("30.00"),
                                List.of(),
                                List.of(TWO_TEA, TWO_MUGS),
                                List.of(),
                                true,
                                List.of(THREE_MUGS.withQuantity(1)),
                                List.of(SHIPMENT)));
    }

    @Test
    void refusesOnceSomethingStandsInTheWayAndNamesIt() {
        conflict(given(drafted()).when(UNDO), "nothing-to-undo");
        conflict(given(and(drafted(), FIVE_TEA, placed().get(1))).when(UNDO), "nothing-to-undo");
        for (Object barrier : List.of(
                captured("c1", TOTAL),
                new OrderLinesShipped(ORDER, SHIPMENT, pieces(FIRST, 1), eur("10.00")),
                new OrderRefundGranted(ORDER, List.of(), eur("1.00"), eur("1.00"), WHY))) {
            conflict(given(oneMugFewer(true), barrier).when(UNDO), "nothing-to-undo");
        }
        conflict(given(oneMugFewer(false)).when(UNDO), "nothing-to-undo");
        for (List<Object> story : List.of(shipped(), completed(), cancelled(), history(), allocated())) {
            conflict(given(story).when(UNDO), "nothing-to-undo");
            conflict(given(story).when(REDO), "nothing-to-redo");
        }
        given(oneMugFewer(true), captured("c1", TOTAL))
                .when(UNDO)
                .expectExceptionMessage("There is no edit to take back since money was taken.");
        given(oneMugFewer(false))
                .when(UNDO)
                .expectExceptionMessage("There is no edit to take back since goods were written off.");
    }

    @Test
    void leavesManagersEditsToManagers() {
        List<Object> discounted = and(drafted(), DISCOUNT);
        refused(given(discounted).when(UNDO), Rejection.Kind.FORBIDDEN, "managers-edit");
        given(discounted).when(new UndoEdit(ORDER, WHY, true)).expectEvents(undone(1, AS_DRAFTED));
        refused(
                given(drafted(), new OrderLinePriceOverridden(ORDER, FIRST, eur("1.00"), WHY))
                        .when(UNDO),
                Rejection.Kind.FORBIDDEN,
                "managers-edit");
        refused(given(discounted, undone(1, AS_DRAFTED)).when(REDO), Rejection.Kind.FORBIDDEN, "managers-edit");
    }

    @Test
    void leavesAStandingQuoteAlone() {
        conflict(
                given(
                                drafted(),
                                FIVE_TEA,
                                new OrderQuoteSent(ORDER, TOTAL, Instant.now().plusSeconds(60)))
                        .when(UNDO),
                "quote-open");
    }

    @Test
    void asksWhy() {
        invalid(given(drafted(), FIVE_TEA).when(new UndoEdit(ORDER, " ", false)), "text-missing");
        invalid(given(drafted(), FIVE_TEA, undone(1, AS_DRAFTED)).when(new RedoEdit(ORDER, "", false)), "text-missing");
    }
}
