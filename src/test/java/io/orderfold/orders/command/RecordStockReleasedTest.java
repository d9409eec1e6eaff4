package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.OTHER_PAYMENT;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.declined;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.requested;
import static io.orderfold.orders.command.OrderFixture.reservationRequested;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.command.OrderCommand.RecordStockReleased;
import io.orderfold.orders.event.OrderStockReleased;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordStockReleasedTest {

    private static final RecordStockReleased RELEASED = new RecordStockReleased(ORDER);

    @Test
    void forgetsTheReservationOfADeclinedOrder() {
        given(declined()).when(RELEASED).expectEvents(new OrderStockReleased(ORDER));
    }

    @Test
    void changesNothingTwice() {
        List<Object> story = and(declined(), new OrderStockReleased(ORDER));
        unchanged(given(story).when(RELEASED), story);
    }

    @Test
    void changesNothingOnceStockIsWantedAgain() {
        List<Object> story = and(declined(), requested(OTHER_PAYMENT, TOTAL), reservationRequested());
        unchanged(given(story).when(RELEASED), story);
    }

    @Test
    void changesNothingWhereTheOrderKeepsItsStock() {
        for (List<Object> story : List.of(placed(), reserved(), confirmed(), cancelled())) {
            unchanged(given(story).when(RELEASED), story);
        }
    }
}
