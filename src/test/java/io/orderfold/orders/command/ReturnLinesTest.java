package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.allocated;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.pieces;
import static io.orderfold.orders.command.OrderFixture.shipped;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.LineId;
import io.orderfold.orders.ReturnRef;
import io.orderfold.orders.command.OrderCommand.AllowReturn;
import io.orderfold.orders.command.OrderCommand.DismissReturn;
import io.orderfold.orders.command.OrderCommand.TakeBackLines;
import io.orderfold.orders.event.OrderLinesReturned;
import io.orderfold.orders.event.OrderReturnAllowed;
import io.orderfold.orders.event.OrderReturnDismissed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an order lets its returns do with its pieces: two of the first line and three of the second. */
class ReturnLinesTest {

    private static final ReturnRef RETURN = ReturnRef.of("5c3f3f3a-58b8-4f0e-9d0f-3f1f6d8a2b01");
    private static final ReturnRef OTHER = ReturnRef.of("5c3f3f3a-58b8-4f0e-9d0f-3f1f6d8a2b02");
    private static final OrderReturnAllowed ALLOWED = new OrderReturnAllowed(ORDER, RETURN, pieces(SECOND, 2));
    private static final OrderLinesReturned RETURNED =
            new OrderLinesReturned(ORDER, RETURN, "r-1", pieces(SECOND, 2), eur("10.00"));

    @Test
    void allowsWhatHasLeft() {
        given(shipped()).when(new AllowReturn(ORDER, RETURN, pieces(SECOND, 2))).expectEvents(ALLOWED);
        given(completed())
                .when(new AllowReturn(ORDER, RETURN, pieces(SECOND, 2)))
                .expectEvents(ALLOWED);
    }

    @Test
    void allowsNothingTwice() {
        List<Object> story = and(completed(), ALLOWED);
        unchanged(given(story).when(new AllowReturn(ORDER, RETURN, pieces(SECOND, 2))), story);
    }

    @Test
    void refusesWhatHasNotLeft() {
        conflict(given(allocated()).when(new AllowReturn(ORDER, RETURN, pieces(FIRST, 1))), "not-returnable");
    }

    @Test
    void refusesMoreThanHasLeft() {
        conflict(given(completed()).when(new AllowReturn(ORDER, RETURN, pieces(FIRST, 3))), "not-returnable");
    }

    @Test
    void refusesWhatAnotherReturnHas() {
        conflict(given(completed(), ALLOWED).when(new AllowReturn(ORDER, OTHER, pieces(SECOND, 2))), "not-returnable");
    }

    @Test
    void refusesWhatHasComeBack() {
        conflict(
                given(completed(), ALLOWED, RETURNED).when(new AllowReturn(ORDER, OTHER, pieces(SECOND, 2))),
                "not-returnable");
    }

    @Test
    void refusesAnUnknownLine() {
        notFound(
                given(completed()).when(new AllowReturn(ORDER, RETURN, pieces(LineId.of(9), 1))),
                "order-line-not-found");
    }

    @Test
    void allowsAgainWhatWasDismissed() {
        given(completed(), ALLOWED, new OrderReturnDismissed(ORDER, RETURN, pieces(SECOND, 2)))
                .when(new AllowReturn(ORDER, OTHER, pieces(SECOND, 3)))
                .expectEvents(new OrderReturnAllowed(ORDER, OTHER, pieces(SECOND, 3)));
    }

    @Test
    void dismissesWhatHasNotComeBack() {
        given(completed(), ALLOWED, new OrderLinesReturned(ORDER, RETURN, "r-1", pieces(SECOND, 1), eur("5.00")))
                .when(new DismissReturn(ORDER, RETURN))
                .expectEvents(new OrderReturnDismissed(ORDER, RETURN, pieces(SECOND, 1)));
    }

    @Test
    void dismissesNothingOfAReturnThatIsBack() {
        List<Object> story = and(completed(), ALLOWED, RETURNED);
        unchanged(given(story).when(new DismissReturn(ORDER, RETURN)), story);
    }

    @Test
    void takesBackWhatIsExpected() {
        given(completed(), ALLOWED)
                .when(new TakeBackLines(ORDER, RETURN, "r-1", pieces(SECOND, 2)))
                .expectEvents(RETURNED);
    }

    @Test
    void takesNoReceiptTwice() {
        List<Object> story = and(completed(), ALLOWED, RETURNED);
        unchanged(given(story).when(new TakeBackLines(ORDER, RETURN, "r-1", pieces(SECOND, 2))), story);
    }

    @Test
    void refusesMoreThanIsExpected() {
        conflict(
                given(completed(), ALLOWED).when(new TakeBackLines(ORDER, RETURN, "r-1", pieces(SECOND, 3))),
                "not-expected-back");
    }
}
