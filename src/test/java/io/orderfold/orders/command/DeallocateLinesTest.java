package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.LINES;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.OTHER_SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.allocated;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.everything;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.pieces;
import static io.orderfold.orders.command.OrderFixture.shipped;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.CancelCause;
import io.orderfold.orders.command.OrderCommand.DeallocateLines;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderLinesDeallocated;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeallocateLinesTest {

    @Test
    void freesPieces() {
        given(allocated())
                .when(new DeallocateLines(ORDER, SHIPMENT, pieces(SECOND, 2)))
                .expectEvents(new OrderLinesDeallocated(ORDER, SHIPMENT, pieces(SECOND, 2)));
    }

    @Test
    void freesNoMoreThanIsSetAside() {
        given(allocated())
                .when(new DeallocateLines(ORDER, SHIPMENT, pieces(FIRST, 9)))
                .expectEvents(new OrderLinesDeallocated(ORDER, SHIPMENT, pieces(FIRST, 2)));
    }

    @Test
    void freesWhatACancelledOrderHadSetAside() {
        given(
                        allocated(),
                        new OrderCancelled(
                                ORDER, CancelCause.OTHER, "r", true, true, LINES, List.of(PAYMENT), List.of(SHIPMENT)))
                .when(new DeallocateLines(ORDER, SHIPMENT, everything()))
                .expectEvents(new OrderLinesDeallocated(ORDER, SHIPMENT, everything()));
    }

    @Test
    void changesNothingTwice() {
        List<Object> story = and(allocated(), new OrderLinesDeallocated(ORDER, SHIPMENT, everything()));
        unchanged(given(story).when(new DeallocateLines(ORDER, SHIPMENT, everything())), story);
    }

    @Test
    void leavesOtherShipmentsAndGoneGoodsAlone() {
        unchanged(given(allocated()).when(new DeallocateLines(ORDER, OTHER_SHIPMENT, everything())), allocated());
        unchanged(given(shipped()).when(new DeallocateLines(ORDER, SHIPMENT, everything())), shipped());
    }

    @Test
    void refusesQuantitiesOutOfRange() {
        invalid(
                given(allocated()).when(new DeallocateLines(ORDER, SHIPMENT, pieces(FIRST, -1))),
                "quantity-out-of-range");
    }
}
