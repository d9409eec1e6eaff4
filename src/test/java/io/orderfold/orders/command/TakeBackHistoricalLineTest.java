package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.LATER;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.LineId;
import io.orderfold.orders.command.OrderCommand.TakeBackHistoricalLine;
import io.orderfold.orders.event.HistoricalLineTakenBack;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeBackHistoricalLineTest {

    private static TakeBackHistoricalLine takeBack(String id, LineId line, int quantity) {
        return new TakeBackHistoricalLine(ORDER, id, line, quantity, LATER);
    }

    private static HistoricalLineTakenBack takenBack(String id, LineId line, int quantity) {
        return new HistoricalLineTakenBack(ORDER, id, line, quantity, LATER);
    }

    @Test
    void takesPiecesBack() {
        given(history()).when(takeBack("t1", SECOND, 2)).expectEvents(takenBack("t1", SECOND, 2));
    }

    @Test
    void takesBackAllThatIsLeft() {
        given(history(), takenBack("t1", SECOND, 2))
                .when(takeBack("t2", SECOND, 1))
                .expectEvents(takenBack("t2", SECOND, 1));
    }

    @Test
    void changesNothingTwice() {
        List<Object> story = and(history(), takenBack("t1", SECOND, 2));
        unchanged(given(story).when(takeBack("t1", SECOND, 2)), story);
    }

    @Test
    void refusesMoreThanIsLeft() {
        conflict(given(history()).when(takeBack("t1", SECOND, 4)), "not-enough-left");
        conflict(given(history(), takenBack("t1", SECOND, 2)).when(takeBack("t2", SECOND, 2)), "not-enough-left");
    }

    @Test
    void refusesAQuantityOutOfRange() {
        invalid(given(history()).when(takeBack("t1", SECOND, 0)), "quantity-out-of-range");
        invalid(given(history()).when(takeBack("t1", SECOND, -1)), "quantity-out-of-range");
    }

    @Test
    void refusesALineThatIsNotThere() {
        notFound(given(history()).when(takeBack("t1", LineId.of(9), 1)), "order-line-not-found");
    }

    @Test
    void refusesAnOrderThatIsNoHistory() {
        for (List<Object> story : List.of(drafted(), confirmed(), completed())) {
            conflict(given(story).when(takeBack("t1", FIRST, 1)), "wrong-state");
        }
    }
}
