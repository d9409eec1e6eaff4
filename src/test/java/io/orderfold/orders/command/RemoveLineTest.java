package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.FIRST;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.SECOND;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.forVersion;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.command.OrderCommand.RemoveLine;
import io.orderfold.orders.event.OrderLineRemoved;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoveLineTest {

    @Test
    void takesALineOff() {
        given(drafted()).when(new RemoveLine(ORDER, FIRST)).expectEvents(new OrderLineRemoved(ORDER, FIRST));
    }

    @Test
    void refusesALineThatIsNotThereAnyMore() {
        notFound(
                given(drafted(), new OrderLineRemoved(ORDER, FIRST)).when(new RemoveLine(ORDER, FIRST)),
                "order-line-not-found");
    }

    @Test
    void refusesAnyOrderButADraft() {
        for (List<Object> story : List.of(placed(), confirmed(), completed(), cancelled(), history())) {
            conflict(given(story).when(new RemoveLine(ORDER, FIRST)), "wrong-state");
        }
    }

    @Test
    void refusesAStaleVersion() {
        refused(
                given(drafted(), new OrderLineRemoved(ORDER, SECOND)).when(new RemoveLine(ORDER, FIRST), forVersion(0)),
                Rejection.Kind.STALE,
                "stale-version");
    }
}
