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

import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.command.OrderCommand.ShipLines;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderHeld;
import io.orderfold.orders.event.OrderLinesShipped;
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
                given(allocated(), new OrderCancelled(ORDER, "r", LINES, List.of(PAYMENT), List.of(SHIPMENT)))
                        .when(SHIP),
                "wrong-state");
    }
}
