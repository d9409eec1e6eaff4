package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ADDRESS;
import static io.orderfold.orders.command.OrderFixture.CUSTOMER;
import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.LINES;
import static io.orderfold.orders.command.OrderFixture.MUG;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.OTHER_SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.STANDARD;
import static io.orderfold.orders.command.OrderFixture.TEA;
import static io.orderfold.orders.command.OrderFixture.THREE_MUGS;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.TWO_TEA;
import static io.orderfold.orders.command.OrderFixture.UNKNOWN;
import static io.orderfold.orders.command.OrderFixture.allocated;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.captured;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.declined;
import static io.orderfold.orders.command.OrderFixture.delivered;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.everything;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.heldShort;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.pieces;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.reserved;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.EditChange;
import io.orderfold.orders.EditId;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderEdit;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.ShipmentRef;
import io.orderfold.orders.ShippingCharge;
import io.orderfold.orders.command.OrderCommand.CancelLines;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.command.OrderCommand.ConfirmEdit;
import io.orderfold.orders.command.OrderCommand.DropEdit;
import io.orderfold.orders.command.OrderCommand.RecordDelivery;
import io.orderfold.orders.command.OrderCommand.RecordStockReserved;
import io.orderfold.orders.command.OrderCommand.StageEdit;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderCompleted;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderEditDropped;
import io.orderfold.orders.event.OrderEditStaged;
import io.orderfold.orders.event.OrderEdited;
import io.orderfold.orders.event.OrderLineAdded;
import io.orderfold.orders.event.OrderLineRequoted;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.event.OrderLinesCancelled;
import io.orderfold.orders.event.OrderLinesDeallocated;
import io.orderfold.orders.event.OrderLinesDelivered;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderPaymentAuthorized;
import io.orderfold.orders.event.OrderPriced;
import io.orderfold.orders.event.OrderReleased;
import io.orderfold.orders.event.OrderShippingAddressChanged;
import io.orderfold.orders.event.OrderStockReserved;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EditOrderTest {

    private static final EditId ONE = EditId.of(1);
    private static final String WHY = "she called";
    private static final LineId THIRD = LineId.of(3);
    private static final OrderLine ONE_MORE_TEA =
            new OrderLine(THIRD, TEA, "A TEA", 1, eur("10.00"), "standard", false);
    private static final OrderLine A_MUG = new OrderLine(THIRD, MUG, "A MUG", 1, eur("5.00"), "standard", true);
    private static final PostalAddress VIENNA = new PostalAddress("Ada", "Ring 1", null, "1010", "Wien", null, "AT");

    private static StageEdit stage(EditChange... changes) {
        return new StageEdit(ORDER, List.of(changes), null, WHY);
    }

    private static OrderEditStaged staged(OrderEdit edit) {
        return new OrderEditStaged(ORDER, CUSTOMER, edit, null);
    }

    private static OrderEdit edit(
            List<LineQuantity> gone,
            List<OrderLine> added,
            List<OrderLine> requoted,
            List<LinePrice> prices,
            Money after) {
        return new OrderEdit(ONE, WHY, gone, added, requoted, prices, null, TOTAL, after);
    }

    private static LinePrice plain(OrderLine line) {
        return LinePrice.plain(line);
    }

    /** One mug fewer. */
    private static final OrderEdit FEWER = edit(pieces(SECOND, 1), List.of(), List.of(), List.of(), eur("30.00"));

    /** One more piece of tea. */
    private static final OrderEdit MORE = edit(List.of(), List.of(ONE_MORE_TEA), List.of(), List.of(), eur("45.00"));

    private static OrderEdited edited(
            @Nullable EditId editId,
            Money after,
            List<LineQuantity> added,
            List<OrderLine> wanted,
            List<Sku> unwanted,
            List<OrderLine> gone,
            ShipmentRef... reduced) {
        return new OrderEdited(ORDER, editId, WHY, TOTAL, after, added, wanted, unwanted, true, gone, List.of(reduced));
    }

    // ---- what it would be ----

    @Test
    void worksOutWhatFewerPiecesComeTo() {
        given(confirmed()).when(stage(EditChange.change(SECOND, 2))).expectEvents(staged(FEWER));
    }

    @Test
    void takesMorePiecesForALineOfTheirOwnAtTheLinesPrice() {
        given(confirmed()).when(stage(EditChange.change(FIRST, 3))).expectEvents(staged(MORE));
    }

    @Test
    void addsAProductAtTodaysPrice() {
        given(confirmed()).when(stage(EditChange.add(TEA, 1))).expectEvents(staged(MORE));
    }

    @Test
    void removesALine() {
        given(confirmed())
                .when(stage(EditChange.remove(SECOND)))
                .expectEvents(staged(edit(pieces(SECOND, 3), List.of(), List.of(), List.of(), eur("20.00"))));
    }

    @Test
    void swapsWhatHasNotLeft() {
        OrderLine three = A_MUG.withQuantity(2);
        given(confirmed())
                .when(stage(EditChange.swap(FIRST, MUG, null)))
                .expectEvents(staged(edit(pieces(FIRST, 2), List.of(three), List.of(), List.of(), eur("25.00"))));
    }

    @Test
    void requotesALineThatWasDearer() {
        OrderLine dear = TWO_TEA.withUnitPrice(eur("12.00"));
        List<Object> story = List.of(
                new io.orderfold.orders.event.OrderDrafted(
                        ORDER,
                        "10001",
                        CUSTOMER,
                        OrderFixture.EUR,
                        OrderFixture.REQUESTED,
                        List.of(dear, THREE_MUGS),
                        null),
                new io.orderfold.orders.event.OrderPlaced(
                        ORDER, "10001", CUSTOMER, List.of(dear, THREE_MUGS), eur("39.00"), OrderFixture.NOON));
        OrderEdit cheaper =
                new OrderEdit(ONE, WHY, List.of(), List.of(), List.of(TWO_TEA), List.of(), null, eur("39.00"), TOTAL);
        given(story).when(stage(EditChange.requote(FIRST))).expectEvents(staged(cheaper));
        given(and(story, staged(cheaper)))
                .when(new ConfirmEdit(ORDER, ONE))
                .expectEvents(
                        new OrderLineRequoted(ORDER, FIRST, eur("10.00")),
                        new OrderEdited(
                                ORDER,
                                ONE,
                                WHY,
                                eur("39.00"),
                                TOTAL,
                                List.of(),
                                LINES,
                                List.of(),
                                true,
                                List.of(),
                                List.of()));
    }

    @Test
    void taxesWhatGoesElsewhereForThere() {
        LinePrice tea = new LinePrice(FIRST, 2, eur("10.00"), eur("0.00"), eur("3.80"), new BigDecimal("19"), false);
        LinePrice mugs = new LinePrice(SECOND, 3, eur("5.00"), eur("0.00"), eur("2.85"), new BigDecimal("19"), false);
        OrderEdit toGermany = edit(List.of(), List.of(), List.of(), List.of(tea, mugs), eur("41.65"));
        given(confirmed())
                .when(new StageEdit(ORDER, List.of(), ADDRESS, WHY))
                .expectEvents(new OrderEditStaged(ORDER, CUSTOMER, toGermany, ADDRESS));
        given(confirmed(), new OrderEditStaged(ORDER, CUSTOMER, toGermany, ADDRESS))
                .when(new ConfirmEdit(ORDER, ONE))
                .expectEvents(
                        new OrderShippingAddressChanged(ORDER, CUSTOMER, ADDRESS),
                        new OrderPriced(ORDER, List.of(tea, mugs), null, eur("41.65")),
                        edited(ONE, eur("41.65"), List.of(), LINES, List.of(), List.of()));
    }

    @Test
    void quotesSendingForWhereItGoes() {
        ShippingCharge plain =
                new ShippingCharge(STANDARD, "Parcel", eur("4.90"), eur("0.00"), eur("0.00"), BigDecimal.ZERO, false);
        ShippingCharge taxed = new ShippingCharge(
                STANDARD, "Parcel", eur("4.90"), eur("0.00"), eur("0.82"), new BigDecimal("20"), true);
        LinePrice tea = new LinePrice(FIRST, 2, eur("10.00"), eur("0.00"), eur("3.33"), new BigDecimal("20"), true);
        LinePrice mugs = new LinePrice(SECOND, 3, eur("5.00"), eur("0.00"), eur("2.50"), new BigDecimal("20"), true);
        given(placed(), new OrderPriced(ORDER, List.of(plain(TWO_TEA), plain(THREE_MUGS)), plain, eur("39.90")))
                .when(new StageEdit(ORDER, List.of(), VIENNA, WHY))
                .expectEvents(new OrderEditStaged(
                        ORDER,
                        CUSTOMER,
                        new OrderEdit(
                                ONE,
                                WHY,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(tea, mugs),
                                taxed,
                                eur("39.90"),
                                eur("39.90")),
                        VIENNA));
    }

    /** A tenth off was given when it was placed: what stays costs what it did, what comes has none of it. */
    @Test
    void leavesTheDiscountsOfOthersAlone() {
        LinePrice tea = new LinePrice(FIRST, 2, eur("10.00"), eur("2.00"), eur("0.00"), BigDecimal.ZERO, false);
        LinePrice mugs = new LinePrice(SECOND, 3, eur("5.00"), eur("1.50"), eur("0.00"), BigDecimal.ZERO, false);
        given(confirmed(), new OrderPriced(ORDER, List.of(tea, mugs), null, eur("31.50")))
                .when(stage(EditChange.change(SECOND, 1), EditChange.add(TEA, 1)))
                .expectEvents(staged(new OrderEdit(
                        ONE,
                        WHY,
                        pieces(SECOND, 2),
                        List.of(ONE_MORE_TEA),
                        List.of(),
                        List.of(tea, mugs, plain(ONE_MORE_TEA)),
                        null,
                        eur("31.50"),
                        eur("32.50"))));
    }

    @Test
    void takesThePlaceOfTheOneStagedBefore() {
        given(confirmed(), staged(FEWER))
                .when(stage(EditChange.change(FIRST, 3)))
                .expectEvents(
                        new OrderEditDropped(ORDER, ONE),
                        staged(new OrderEdit(
                                EditId.of(2),
                                WHY,
                                MORE.cancelled(),
                                MORE.added(),
                                MORE.requoted(),
                                MORE.prices(),
                                null,
                                TOTAL,
                                MORE.after())));
    }

    @Test
    void refusesToTakeOffWhatHasLeft() {
        List<Object> oneTeaLeft =
                and(allocated(), new OrderLinesShipped(ORDER, SHIPMENT, pieces(FIRST, 1), eur("10.00")));
        conflict(given(oneTeaLeft).when(stage(EditChange.remove(FIRST))), "pieces-have-left");
        given(and(
                        confirmed(),
                        new OrderLinesAllocated(ORDER, SHIPMENT, pieces(FIRST, 2)),
                        new OrderLinesShipped(ORDER, SHIPMENT, pieces(FIRST, 2), eur("20.00"))))
                .when(stage(EditChange.swap(FIRST, MUG, 1)))
                .expectNoEvents();
        conflict(given(oneTeaLeft).when(stage(EditChange.requote(FIRST))), "not-requotable");
        conflict(given(oneTeaLeft).when(new StageEdit(ORDER, List.of(), ADDRESS, WHY)), "already-shipped");
    }

    @Test
    void refusesWhatChangesNothingOrLeavesNothing() {
        conflict(given(confirmed()).when(stage()), "nothing-changed");
        conflict(given(confirmed()).when(stage(EditChange.change(FIRST, 2))), "nothing-changed");
        conflict(given(confirmed()).when(stage(EditChange.requote(FIRST))), "nothing-changed");
        conflict(given(confirmed()).when(stage(EditChange.remove(FIRST), EditChange.remove(SECOND))), "nothing-left");
        invalid(
                given(confirmed()).when(stage(EditChange.remove(FIRST), EditChange.requote(FIRST))),
                "line-changed-twice");
    }

    @Test
    void refusesWhatThereIsNot() {
        notFound(given(confirmed()).when(stage(EditChange.remove(LineId.of(9)))), "order-line-not-found");
        notFound(given(confirmed()).when(stage(EditChange.add(UNKNOWN, 1))), "product-not-found");
        notFound(given(confirmed()).when(new ConfirmEdit(ORDER, ONE)), "edit-not-found");
        notFound(given(confirmed()).when(new DropEdit(ORDER, ONE)), "edit-not-found");
        notFound(given(confirmed(), staged(FEWER)).when(new ConfirmEdit(ORDER, EditId.of(2))), "edit-not-found");
        notFound(
                given(confirmed(), staged(FEWER), new OrderEditDropped(ORDER, ONE))
                        .when(new ConfirmEdit(ORDER, ONE)),
                "edit-not-found");
    }

    @Test
    void refusesWithoutAReason() {
        invalid(
                given(confirmed()).when(new StageEdit(ORDER, List.of(EditChange.add(TEA, 1)), null, " ")),
                "text-missing");
    }

    @Test
    void editsOnlyWhatIsPlacedAndNotOver() {
        for (List<Object> story : List.of(drafted(), completed(), cancelled(), history())) {
            conflict(given(story).when(stage(EditChange.add(TEA, 1))), "wrong-state");
            conflict(given(story).when(new ConfirmEdit(ORDER, ONE)), "wrong-state");
            conflict(given(story).when(new CancelLines(ORDER, pieces(FIRST, 1), WHY, true)), "wrong-state");
        }
    }

    // ---- done ----

    @Test
    void takesPiecesOffAndSaysWhatIsToFollow() {
        given(and(allocated(), staged(FEWER)))
                .when(new ConfirmEdit(ORDER, ONE))
                .expectEvents(
                        new OrderLinesDeallocated(ORDER, SHIPMENT, pieces(SECOND, 1)),
                        new OrderLinesCancelled(ORDER, pieces(SECOND, 1), eur("5.00")),
                        edited(
                                ONE,
                                eur("30.00"),
                                List.of(),
                                List.of(TWO_TEA, THREE_MUGS.withQuantity(2)),
                                List.of(),
                                List.of(THREE_MUGS.withQuantity(1)),
                                SHIPMENT));
    }

    @Test
    void addsLinesAndAsksForTheirStock() {
        given(and(confirmed(), staged(MORE)))
                .when(new ConfirmEdit(ORDER, ONE))
                .expectEvents(
                        new OrderLineAdded(ORDER, ONE_MORE_TEA),
                        edited(
                                ONE,
                                eur("45.00"),
                                pieces(THIRD, 1),
                                List.of(TWO_TEA, THREE_MUGS, ONE_MORE_TEA),
                                List.of(),
                                List.of()));
    }

    @Test
    void namesProductsThatAreNotWantedAnyMore() {
        given(confirmed())
                .when(new CancelLines(ORDER, pieces(SECOND, 3), WHY, true))
                .expectEvents(
                        new OrderLinesCancelled(ORDER, pieces(SECOND, 3), eur("15.00")),
                        edited(null, eur("20.00"), List.of(), List.of(TWO_TEA), List.of(MUG), List.of(THREE_MUGS)));
    }

    @Test
    void takesFromTheNewestShipmentFirst() {
        given(
                        confirmed(),
                        new OrderLinesAllocated(ORDER, SHIPMENT, pieces(SECOND, 2)),
                        new OrderLinesAllocated(ORDER, OTHER_SHIPMENT, pieces(SECOND, 1)))
                .when(new CancelLines(ORDER, pieces(SECOND, 2), WHY, true))
                .expectEvents(
                        new OrderLinesDeallocated(ORDER, OTHER_SHIPMENT, pieces(SECOND, 1)),
                        new OrderLinesDeallocated(ORDER, SHIPMENT, pieces(SECOND, 1)),
                        new OrderLinesCancelled(ORDER, pieces(SECOND, 2), eur("10.00")),
                        edited(
                                null,
                                eur("25.00"),
                                List.of(),
                                List.of(TWO_TEA, THREE_MUGS.withQuantity(1)),
                                List.of(),
                                List.of(THREE_MUGS.withQuantity(2)),
                                OTHER_SHIPMENT,
                                SHIPMENT));
    }

    @Test
    void claimsNoStockAfterADeclineUntilItIsPaid() {
        given(declined())
                .when(new CancelLines(ORDER, pieces(SECOND, 1), WHY, true))
                .expectEvents(
                        new OrderLinesCancelled(ORDER, pieces(SECOND, 1), eur("5.00")),
                        edited(
                                null,
                                eur("30.00"),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(THREE_MUGS.withQuantity(1))));
    }

    @Test
    void triesTheStockAgainWhereItWasShort() {
        given(heldShort())
                .when(new CancelLines(ORDER, pieces(FIRST, 1), WHY, true))
                .expectEvents(
                        new OrderReleased(ORDER, HoldKind.SHORT),
                        new OrderLinesCancelled(ORDER, pieces(FIRST, 1), eur("10.00")),
                        edited(
                                null,
                                eur("25.00"),
                                List.of(),
                                List.of(TWO_TEA.withQuantity(1), THREE_MUGS),
                                List.of(),
                                List.of()));
    }

    @Test
    void confirmsWhatIsPaidOnceItIsCheaper() {
        List<Object> paidInPart = and(
                reserved(),
                OrderFixture.requested(PAYMENT, eur("30.00")),
                new OrderPaymentAuthorized(ORDER, PAYMENT, eur("30.00")),
                new OrderLinesCancelled(ORDER, pieces(SECOND, 1), eur("5.00")),
                edited(
                        null,
                        eur("30.00"),
                        List.of(),
                        List.of(TWO_TEA, THREE_MUGS.withQuantity(2)),
                        List.of(),
                        List.of()));
        given(paidInPart)
                .when(new RecordStockReserved(ORDER, List.of(), 1))
                .expectEvents(
                        new OrderStockReserved(ORDER, List.of(), eur("0.00")),
                        new OrderConfirmed(ORDER, List.of(new LineQuantity(FIRST, 2), new LineQuantity(SECOND, 2))));
    }

    @Test
    void refusesStockThatWasWorkedOutForTheOrderAsItWas() {
        conflict(
                given(
                                placed(),
                                new OrderLinesCancelled(ORDER, pieces(SECOND, 1), eur("5.00")),
                                edited(null, eur("30.00"), List.of(), List.of(TWO_TEA), List.of(), List.of()))
                        .when(new RecordStockReserved(ORDER, List.of())),
                "claim-changed");
    }

    @Test
    void refusesAnEditThatWasWorkedOutForTheOrderAsItWas() {
        ConfirmEdit confirm = new ConfirmEdit(ORDER, ONE);
        conflict(
                given(confirmed(), staged(FEWER), new OrderShippingAddressChanged(ORDER, CUSTOMER, ADDRESS))
                        .when(confirm),
                "edit-outdated");
        conflict(
                given(confirmed(), staged(FEWER), new OrderLinesCancelled(ORDER, pieces(FIRST, 1), eur("10.00")))
                        .when(confirm),
                "edit-outdated");
        conflict(
                given(and(
                                confirmed(),
                                staged(FEWER),
                                new OrderLinesAllocated(ORDER, SHIPMENT, everything()),
                                new OrderLinesShipped(ORDER, SHIPMENT, everything(), TOTAL)))
                        .when(confirm),
                "edit-outdated");
    }

    @Test
    void dropsWhatWasStaged() {
        given(confirmed(), staged(FEWER)).when(new DropEdit(ORDER, ONE)).expectEvents(new OrderEditDropped(ORDER, ONE));
    }

    @Test
    void completesWhenWhatIsLeftHasArrived() {
        List<Object> teaArrived = and(
                confirmed(),
                new OrderLinesAllocated(ORDER, SHIPMENT, pieces(FIRST, 2)),
                new OrderLinesShipped(ORDER, SHIPMENT, pieces(FIRST, 2), eur("20.00")),
                captured("c1", eur("20.00")),
                new OrderLinesDelivered(ORDER, SHIPMENT, pieces(FIRST, 2)));
        given(teaArrived)
                .when(new CancelLines(ORDER, pieces(SECOND, 3), WHY, true))
                .expectEvents(
                        new OrderLinesCancelled(ORDER, pieces(SECOND, 3), eur("15.00")),
                        edited(null, eur("20.00"), List.of(), List.of(), List.of(MUG), List.of(THREE_MUGS)),
                        new OrderCompleted(ORDER));
    }

    @Test
    void completesWithoutThePiecesThatWereCalledOff() {
        List<Object> mugsCalledOff = and(
                confirmed(),
                new OrderLinesCancelled(ORDER, pieces(SECOND, 3), eur("15.00")),
                edited(null, eur("20.00"), List.of(), List.of(TWO_TEA), List.of(MUG), List.of(THREE_MUGS)),
                new OrderLinesAllocated(ORDER, SHIPMENT, pieces(FIRST, 2)),
                new OrderLinesShipped(ORDER, SHIPMENT, pieces(FIRST, 2), eur("20.00")),
                captured("c1", eur("20.00")));
        given(mugsCalledOff)
                .when(new RecordDelivery(ORDER, SHIPMENT, pieces(FIRST, 2)))
                .expectEvents(new OrderLinesDelivered(ORDER, SHIPMENT, pieces(FIRST, 2)), new OrderCompleted(ORDER));
    }

    @Test
    void refusesToCallOffMoreThanThereIs() {
        conflict(given(confirmed()).when(new CancelLines(ORDER, pieces(FIRST, 3), WHY, true)), "pieces-have-left");
        conflict(given(delivered()).when(new CancelLines(ORDER, pieces(FIRST, 1), WHY, true)), "pieces-have-left");
        conflict(given(confirmed()).when(new CancelLines(ORDER, everything(), WHY, true)), "nothing-left");
        invalid(given(confirmed()).when(new CancelLines(ORDER, List.of(), WHY, true)), "lines-missing");
        invalid(given(confirmed()).when(new CancelLines(ORDER, pieces(FIRST, 1), "", true)), "text-missing");
    }

    @Test
    void givesBackWhatAnEditHadReservedWhenCancelledWhileShort() {
        given(
                        confirmed(),
                        new OrderLineAdded(ORDER, ONE_MORE_TEA),
                        edited(
                                null,
                                eur("45.00"),
                                pieces(THIRD, 1),
                                List.of(TWO_TEA, THREE_MUGS, ONE_MORE_TEA),
                                List.of(),
                                List.of()),
                        new io.orderfold.orders.event.OrderHeld(ORDER, HoldKind.SHORT, "Not enough", List.of(TEA)))
                .when(new CancelOrder(ORDER, "enough"))
                .expectEvents(new OrderCancelled(
                        ORDER,
                        CancelCause.OTHER,
                        "enough",
                        true,
                        true,
                        List.of(TWO_TEA, THREE_MUGS, ONE_MORE_TEA),
                        List.of(PAYMENT),
                        List.of()));
    }
}
