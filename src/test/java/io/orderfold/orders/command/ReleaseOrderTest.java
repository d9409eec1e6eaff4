package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.forVersion;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.held;
import static io.orderfold.orders.command.OrderFixture.heldShort;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;
import static io.orderfold.orders.command.OrderFixture.reservationRequested;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.command.OrderCommand.ReleaseOrder;
import io.orderfold.orders.event.OrderHeld;
import io.orderfold.orders.event.OrderReleased;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseOrderTest {

    @Test
    void liftsTheHoldItNames() {
        given(held())
                .when(new ReleaseOrder(ORDER, HoldKind.MANUAL))
                .expectEvents(new OrderReleased(ORDER, HoldKind.MANUAL));
    }

    @Test
    void liftsTheOnlyHoldThereIs() {
        given(held()).when(new ReleaseOrder(ORDER, null)).expectEvents(new OrderReleased(ORDER, HoldKind.MANUAL));
    }

    @Test
    void hasTheStockTriedAgainWhenAShortHoldIsLifted() {
        given(heldShort())
                .when(new ReleaseOrder(ORDER, HoldKind.SHORT))
                .expectEvents(new OrderReleased(ORDER, HoldKind.SHORT), reservationRequested());
    }

    @Test
    void leavesTheOtherHoldAlone() {
        List<Object> both = and(
                heldShort(),
                new OrderHeld(ORDER, HoldKind.MANUAL, "check", List.of()),
                new OrderReleased(ORDER, HoldKind.MANUAL));
        conflict(given(both).when(new ReleaseOrder(ORDER, HoldKind.MANUAL)), "not-held");
        given(both)
                .when(new ReleaseOrder(ORDER, null))
                .expectEvents(new OrderReleased(ORDER, HoldKind.SHORT), reservationRequested());
    }

    @Test
    void asksWhichOneWhereThereAreSeveral() {
        invalid(
                given(heldShort(), new OrderHeld(ORDER, HoldKind.MANUAL, "check", List.of()))
                        .when(new ReleaseOrder(ORDER, null)),
                "hold-kind-needed");
    }

    @Test
    void refusesWhereNothingIsHeld() {
        conflict(given(placed()).when(new ReleaseOrder(ORDER, null)), "not-held");
        conflict(given(held()).when(new ReleaseOrder(ORDER, HoldKind.SHORT)), "not-held");
    }

    @Test
    void refusesWhatIsNotOpen() {
        for (List<Object> story : List.of(drafted(), completed(), cancelled(), history())) {
            conflict(given(story).when(new ReleaseOrder(ORDER, HoldKind.MANUAL)), "wrong-state");
        }
    }

    @Test
    void refusesAStaleVersion() {
        refused(
                given(held()).when(new ReleaseOrder(ORDER, null), forVersion(0)),
                Rejection.Kind.STALE,
                "stale-version");
    }
}
