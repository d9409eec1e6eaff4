package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.CROWN;
import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.forVersion;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.command.OrderCommand.ChangeLineQuantity;
import io.orderfold.orders.event.OrderLineAdded;
import io.orderfold.orders.event.OrderLineQuantityChanged;
import io.orderfold.orders.event.OrderLineRemoved;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeLineQuantityTest {

    @Test
    void changesHowManyPiecesALineHas() {
        given(drafted())
                .when(new ChangeLineQuantity(ORDER, FIRST, 7))
                .expectEvents(new OrderLineQuantityChanged(ORDER, FIRST, 7));
    }

    @Test
    void changesNothingTwice() {
        List<Object> story = and(drafted(), new OrderLineQuantityChanged(ORDER, FIRST, 7));
        unchanged(given(story).when(new ChangeLineQuantity(ORDER, FIRST, 7)), story);
    }

    @Test
    void refusesAQuantityOutOfRange() {
        for (int quantity : new int[] {0, -1, 1_000_001}) {
            invalid(given(drafted()).when(new ChangeLineQuantity(ORDER, FIRST, quantity)), "quantity-out-of-range");
        }
    }

    @Test
    void refusesALineThatIsNotThere() {
        notFound(given(drafted()).when(new ChangeLineQuantity(ORDER, LineId.of(9), 1)), "order-line-not-found");
    }

    @Test
    void refusesALineThatWasRemoved() {
        notFound(
                given(drafted(), new OrderLineRemoved(ORDER, FIRST)).when(new ChangeLineQuantity(ORDER, FIRST, 1)),
                "order-line-not-found");
    }

    @Test
    void refusesATotalThatMoneyCannotCount() {
        OrderLine crown =
                new OrderLine(LineId.of(3), CROWN, "A CROWN", 1, eur("900000000000000000.00"), "standard", false);
        invalid(
                given(drafted(), new OrderLineAdded(ORDER, crown)).when(new ChangeLineQuantity(ORDER, LineId.of(3), 2)),
                "amount-too-large");
    }

    @Test
    void refusesAnyOrderButADraft() {
        for (List<Object> story : List.of(placed(), confirmed(), completed(), cancelled(), history())) {
            conflict(given(story).when(new ChangeLineQuantity(ORDER, FIRST, 1)), "wrong-state");
        }
    }

    @Test
    void refusesAStaleVersion() {
        refused(
                given(drafted(), new OrderLineRemoved(ORDER, SECOND))
                        .when(new ChangeLineQuantity(ORDER, FIRST, 1), forVersion(0)),
                Rejection.Kind.STALE,
                "stale-version");
    }
}
