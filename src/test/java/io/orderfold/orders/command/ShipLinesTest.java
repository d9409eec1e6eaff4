package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.LINES;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.OTHER_SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.allocated;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
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
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.shipped;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.kernel.Money;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.command.OrderCommand.AllowCredit;
import io.orderfold.orders.command.OrderCommand.ShipLines;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderCreditAllowed;
import io.orderfold.orders.event.OrderHeld;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderPaymentVoided;
import io.orderfold.orders.event.OrderReleased;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShipLinesTest {

    private static final ShipLines SHIP = new ShipLines(ORDER, SHIPMENT, everything());

    @Test
    void letsSetAsidePiecesLeave() {
        given(allocated()).when(SHIP).expectEvents(new OrderLinesShipped(ORDER, SHIPMENT, everything(), TOTAL));
    }

    @Test
    void saysWhatTheLeavingPiecesAreWorth() {
        given(allocated())
                .when(new ShipLines(ORDER, SHIPMENT, pieces(SECOND, 2)))
                .expectEvents(new OrderLinesShipped(ORDER, SHIPMENT, pieces(SECOND, 2), eur("10.00")));
    }

    @Test
    void changesNothingTwice() {
        unchanged(given(shipped()).when(SHIP), shipped());
        unchanged(given(completed()).when(SHIP), completed());
    }

    @Test
    void shipsNothingWhileHeld() {
        conflict(
                given(allocated(), new OrderHeld(ORDER, HoldKind.MANUAL, "check", List.of()))
                        .when(SHIP),
                "on-hold");
    }

    @Test
    void shipsOnceReleased() {
        given(
                        allocated(),
                        new OrderHeld(ORDER, HoldKind.MANUAL, "check", List.of()),
                        new OrderReleased(ORDER, HoldKind.MANUAL))
                .when(SHIP)
                .expectEvents(new OrderLinesShipped(ORDER, SHIPMENT, everything(), TOTAL));
    }

    @Test
    void refusesPiecesThatAreNotSetAsideForTheShipment() {
        conflict(given(confirmed()).when(SHIP), "not-allocated");
        conflict(given(allocated()).when(new ShipLines(ORDER, OTHER_SHIPMENT, everything())), "not-allocated");
        conflict(given(allocated()).when(new ShipLines(ORDER, SHIPMENT, pieces(FIRST, 3))), "not-allocated");
        conflict(given(allocated()).when(new ShipLines(ORDER, SHIPMENT, pieces(LineId.of(9), 1))), "not-allocated");
    }

    @Test
    void refusesQuantitiesOutOfRange() {
        for (int quantity : new int[] {0, -2, 1_000_001}) {
            invalid(
                    given(allocated()).when(new ShipLines(ORDER, SHIPMENT, pieces(FIRST, quantity))),
                    "quantity-out-of-range");
        }
    }

    @Test
    void refusesNoLinesAtAll() {
        invalid(given(allocated()).when(new ShipLines(ORDER, SHIPMENT, List.of())), "lines-missing");
    }

    @Test
    void refusesAnyOrderThatIsNotConfirmed() {
        for (List<Object> story : List.of(drafted(), placed(), reserved(), cancelled(), history())) {
            conflict(given(story).when(SHIP), "wrong-state");
        }
        conflict(
                given(
                                allocated(),
                                new OrderCancelled(
                                        ORDER,
                                        CancelCause.OTHER,
                                        "r",
                                        true,
                                        true,
                                        LINES,
                                        List.of(PAYMENT),
                                        List.of(SHIPMENT)))
                        .when(SHIP),
                "wrong-state");
    }

    @Test
    void shipsNoMoreThanIsPaid() {
        List<Object> dearer = and(allocated(), new OrderPaymentVoided(ORDER, PAYMENT, "v1", eur("10.00")));
        conflict(given(dearer).when(SHIP), "beyond-paid");
        given(dearer)
                .when(new ShipLines(ORDER, SHIPMENT, pieces(SECOND, 3)))
                .expectEvents(new OrderLinesShipped(ORDER, SHIPMENT, pieces(SECOND, 3), eur("15.00")));
    }

    @Test
    void countsWhatHasLeftBefore() {
        conflict(
                given(
                                allocated(),
                                new OrderLinesShipped(ORDER, SHIPMENT, pieces(FIRST, 1), eur("10.00")),
                                new OrderLinesAllocated(ORDER, OTHER_SHIPMENT, pieces(SECOND, 3)),
                                new OrderPaymentVoided(ORDER, PAYMENT, "v1", eur("10.01")))
                        .when(new ShipLines(ORDER, OTHER_SHIPMENT, pieces(SECOND, 3))),
                "beyond-paid");
    }

    @Test
    void shipsOnCreditThatAManagerAllows() {
        List<Object> unpaid = and(allocated(), new OrderPaymentVoided(ORDER, PAYMENT, "v1", eur("10.00")));
        given(unpaid)
                .when(new AllowCredit(ORDER, null, "a school"))
                .expectEvents(new OrderCreditAllowed(ORDER, eur("10.00"), "a school"));
        given(and(unpaid, new OrderCreditAllowed(ORDER, eur("10.00"), "a school")))
                .when(SHIP)
                .expectEvents(new OrderLinesShipped(ORDER, SHIPMENT, everything(), TOTAL));
        conflict(
                given(and(unpaid, new OrderCreditAllowed(ORDER, eur("9.99"), "a school")))
                        .when(SHIP),
                "beyond-paid");
    }

    @Test
    void allowsCreditForOpenOrdersAlone() {
        for (List<Object> story : List.of(drafted(), completed(), cancelled(), history())) {
            conflict(given(story).when(new AllowCredit(ORDER, eur("5.00"), "a school")), "wrong-state");
        }
        invalid(given(confirmed()).when(new AllowCredit(ORDER, eur("-0.01"), "a school")), "amount-negative");
        invalid(given(confirmed()).when(new AllowCredit(ORDER, eur("1.00"), " ")), "text-missing");
        conflict(
                given(confirmed()).when(new AllowCredit(ORDER, Money.of("1.00", "USD"), "a school")), "wrong-currency");
        unchanged(given(confirmed()).when(new AllowCredit(ORDER, eur("0.00"), "a school")), confirmed());
    }
}
