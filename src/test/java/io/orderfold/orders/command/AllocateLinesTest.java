package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.OTHER_SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.allocated;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.everything;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.held;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.pieces;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.shipped;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.command.OrderCommand.AllocateLines;
import io.orderfold.orders.command.OrderCommand.ReassignLines;
import io.orderfold.orders.command.OrderCommand.SetPriority;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.event.OrderLinesDeallocated;
import io.orderfold.orders.event.OrderPrioritySet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocateLinesTest {

    @Test
    void setsPiecesAside() {
        given(confirmed())
                .when(new AllocateLines(ORDER, SHIPMENT, everything()))
                .expectEvents(new OrderLinesAllocated(ORDER, SHIPMENT, everything()));
    }

    @Test
    void addsUpALineNamedTwice() {
        given(confirmed())
                .when(new AllocateLines(
                        ORDER, SHIPMENT, List.of(new LineQuantity(FIRST, 1), new LineQuantity(FIRST, 1))))
                .expectEvents(new OrderLinesAllocated(ORDER, SHIPMENT, pieces(FIRST, 2)));
        conflict(
                given(confirmed())
                        .when(new AllocateLines(
                                ORDER, SHIPMENT, List.of(new LineQuantity(FIRST, 2), new LineQuantity(FIRST, 1)))),
                "not-enough-to-allocate");
    }

    @Test
    void setsNoPieceAsideTwice() {
        conflict(
                given(allocated()).when(new AllocateLines(ORDER, OTHER_SHIPMENT, pieces(FIRST, 1))),
                "not-enough-to-allocate");
        conflict(
                given(shipped()).when(new AllocateLines(ORDER, OTHER_SHIPMENT, pieces(FIRST, 1))),
                "not-enough-to-allocate");
    }

    @Test
    void setsAsideWhatWasFreed() {
        given(allocated(), new OrderLinesDeallocated(ORDER, SHIPMENT, everything()))
                .when(new AllocateLines(ORDER, OTHER_SHIPMENT, everything()))
                .expectEvents(new OrderLinesAllocated(ORDER, OTHER_SHIPMENT, everything()));
    }

    @Test
    void splitsALineOverShipments() {
        given(confirmed(), new OrderLinesAllocated(ORDER, SHIPMENT, pieces(SECOND, 1)))
                .when(new AllocateLines(ORDER, OTHER_SHIPMENT, pieces(SECOND, 2)))
                .expectEvents(new OrderLinesAllocated(ORDER, OTHER_SHIPMENT, pieces(SECOND, 2)));
    }

    @Test
    void changesNothingTwice() {
        unchanged(given(allocated()).when(new AllocateLines(ORDER, SHIPMENT, everything())), allocated());
        unchanged(given(shipped()).when(new AllocateLines(ORDER, SHIPMENT, everything())), shipped());
    }

    @Test
    void setsAsideForAHeldOrderToo() {
        given(held())
                .when(new AllocateLines(ORDER, SHIPMENT, everything()))
                .expectEvents(new OrderLinesAllocated(ORDER, SHIPMENT, everything()));
    }

    @Test
    void refusesQuantitiesOutOfRange() {
        for (int quantity : new int[] {0, -1, 1_000_001}) {
            invalid(
                    given(confirmed()).when(new AllocateLines(ORDER, SHIPMENT, pieces(FIRST, quantity))),
                    "quantity-out-of-range");
        }
        invalid(
                given(confirmed())
                        .when(new AllocateLines(
                                ORDER, SHIPMENT, List.of(new LineQuantity(FIRST, 3), new LineQuantity(FIRST, -1)))),
                "quantity-out-of-range");
    }

    @Test
    void refusesNoLinesAtAll() {
        invalid(given(confirmed()).when(new AllocateLines(ORDER, SHIPMENT, List.of())), "lines-missing");
    }

    @Test
    void refusesALineThatIsNotThere() {
        notFound(
                given(confirmed()).when(new AllocateLines(ORDER, SHIPMENT, pieces(LineId.of(9), 1))),
                "order-line-not-found");
    }

    @Test
    void refusesAnyOrderThatIsNotConfirmed() {
        for (List<Object> story : List.of(drafted(), placed(), cancelled(), history())) {
            conflict(given(story).when(new AllocateLines(ORDER, SHIPMENT, everything())), "wrong-state");
        }
        conflict(given(completed()).when(new AllocateLines(ORDER, OTHER_SHIPMENT, everything())), "wrong-state");
    }

    @Test
    void reassignsWhatIsSetAside() {
        given(allocated())
                .when(new ReassignLines(ORDER, SHIPMENT, OTHER_SHIPMENT, pieces(SECOND, 2)))
                .expectEvents(
                        new OrderLinesDeallocated(ORDER, SHIPMENT, pieces(SECOND, 2)),
                        new OrderLinesAllocated(ORDER, OTHER_SHIPMENT, pieces(SECOND, 2)));
        conflict(
                given(allocated()).when(new ReassignLines(ORDER, SHIPMENT, OTHER_SHIPMENT, pieces(SECOND, 4))),
                "not-allocated");
        conflict(
                given(placed()).when(new ReassignLines(ORDER, SHIPMENT, OTHER_SHIPMENT, pieces(SECOND, 1))),
                "wrong-state");
    }

    @Test
    void setsItsPriority() {
        given(placed())
                .when(new SetPriority(ORDER, 9, "a hospital"))
                .expectEvents(new OrderPrioritySet(ORDER, 9, "a hospital"));
        given(placed(), new OrderPrioritySet(ORDER, 9, "a hospital"))
                .when(new SetPriority(ORDER, 9, "a hospital"))
                .expectNoEvents();
        for (int priority : new int[] {-1, 10}) {
            invalid(given(placed()).when(new SetPriority(ORDER, priority, "x")), "priority-out-of-range");
        }
        invalid(given(placed()).when(new SetPriority(ORDER, 1, "")), "text-missing");
        conflict(given(drafted()).when(new SetPriority(ORDER, 1, "x")), "wrong-state");
        conflict(given(completed()).when(new SetPriority(ORDER, 1, "x")), "wrong-state");
    }
}
