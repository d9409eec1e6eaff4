package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.OTHER_SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.SHIPMENT;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.allocated;
import static io.orderfold.orders.command.OrderFixture.captured;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.delivered;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.everything;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.pieces;
import static io.orderfold.orders.command.OrderFixture.shipped;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.command.OrderCommand.RecordDelivery;
import io.orderfold.orders.event.OrderCompleted;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.event.OrderLinesDelivered;
import io.orderfold.orders.event.OrderLinesShipped;
import org.junit.jupiter.api.Test;

class RecordDeliveryTest {

    private static final RecordDelivery DELIVERY = new RecordDelivery(ORDER, SHIPMENT, everything());

    @Test
    void countsWhatHasArrived() {
        given(shipped()).when(DELIVERY).expectEvents(new OrderLinesDelivered(ORDER, SHIPMENT, everything()));
    }

    @Test
    void completesWhatIsPaid() {
        given(shipped(), captured("c1", TOTAL))
                .when(DELIVERY)
                .expectEvents(new OrderLinesDelivered(ORDER, SHIPMENT, everything()), new OrderCompleted(ORDER));
    }

    @Test
    void doesNotCompleteWhileAnotherShipmentIsOut() {
        given(
                        confirmed(),
                        captured("c1", TOTAL),
                        new OrderLinesAllocated(ORDER, SHIPMENT, pieces(FIRST, 2)),
                        new OrderLinesShipped(ORDER, SHIPMENT, pieces(FIRST, 2), eur("20.00")))
                .when(new RecordDelivery(ORDER, SHIPMENT, pieces(FIRST, 2)))
                .expectEvents(new OrderLinesDelivered(ORDER, SHIPMENT, pieces(FIRST, 2)));
    }

    @Test
    void countsWhatLeftAndNotWhatIsSaid() {
        given(shipped())
                .when(new RecordDelivery(ORDER, SHIPMENT, pieces(FIRST, 9)))
                .expectEvents(new OrderLinesDelivered(ORDER, SHIPMENT, everything()));
    }

    @Test
    void changesNothingTwice() {
        unchanged(given(delivered()).when(DELIVERY), delivered());
        unchanged(given(completed()).when(DELIVERY), completed());
    }

    @Test
    void refusesWhatHasNotLeft() {
        conflict(given(allocated()).when(DELIVERY), "not-allocated");
        conflict(given(shipped()).when(new RecordDelivery(ORDER, OTHER_SHIPMENT, everything())), "not-allocated");
    }
}
