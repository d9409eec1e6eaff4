package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.pieces;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.ReturnRef;
import io.orderfold.orders.command.OrderCommand.AllowReturn;
import io.orderfold.orders.command.OrderCommand.ReplaceLines;
import io.orderfold.orders.event.OrderLinesReplaced;
import io.orderfold.orders.event.OrderReturnAllowed;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplaceLinesTest {

    private static final OrderId REPLACEMENT = OrderId.of("1b4e28ba-2fa1-41d2-883f-0016d3cca499");
    private static final OrderId ANOTHER = OrderId.of("1b4e28ba-2fa1-41d2-883f-0016d3cca498");
    private static final ReturnRef RETURN = new ReturnRef(UUID.fromString("5f0c7a1e-3b9d-4c55-9c55-2f4a7b8e1d65"));
    private static final OrderLinesReplaced TWO_MUGS =
            new OrderLinesReplaced(ORDER, REPLACEMENT, pieces(SECOND, 2), "cracked");

    private static ReplaceLines replace(OrderId replacement, int mugs) {
        return new ReplaceLines(ORDER, replacement, pieces(SECOND, mugs), "cracked");
    }

    @Test
    void replacesWhatHasLeft() {
        given(completed()).when(replace(REPLACEMENT, 2)).expectEvents(TWO_MUGS);
    }

    @Test
    void changesNothingTwice() {
        unchanged(given(completed(), TWO_MUGS).when(replace(REPLACEMENT, 2)), and(completed(), TWO_MUGS));
    }

    @Test
    void replacesNoPieceTwice() {
        given(completed(), TWO_MUGS)
                .when(replace(ANOTHER, 1))
                .expectEvents(new OrderLinesReplaced(ORDER, ANOTHER, pieces(SECOND, 1), "cracked"));
        conflict(given(completed(), TWO_MUGS).when(replace(ANOTHER, 2)), "not-returnable");
    }

    @Test
    void isEitherReplacedOrReturned() {
        conflict(
                given(completed(), TWO_MUGS).when(new AllowReturn(ORDER, RETURN, pieces(SECOND, 2))), "not-returnable");
        conflict(
                given(completed(), new OrderReturnAllowed(ORDER, RETURN, pieces(SECOND, 2)))
                        .when(replace(REPLACEMENT, 2)),
                "not-returnable");
    }

    @Test
    void refusesWhatMakesNoSense() {
        conflict(given(confirmed()).when(replace(REPLACEMENT, 1)), "not-returnable");
        conflict(given(history()).when(replace(REPLACEMENT, 1)), "wrong-state");
        notFound(
                given(completed()).when(new ReplaceLines(ORDER, REPLACEMENT, pieces(LineId.of(9), 1), "cracked")),
                "order-line-not-found");
        invalid(given(completed()).when(new ReplaceLines(ORDER, REPLACEMENT, List.of(), "cracked")), "lines-missing");
        invalid(given(completed()).when(new ReplaceLines(ORDER, REPLACEMENT, pieces(FIRST, 1), " ")), "text-missing");
    }
}
