package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.NOON;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.delivered;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.forVersion;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.held;
import static io.orderfold.orders.command.OrderFixture.heldShort;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.order;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;
import static io.orderfold.orders.command.OrderFixture.shipped;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.command.OrderCommand.HoldOrder;
import io.orderfold.orders.command.OrderCommand.MoveHoldReview;
import io.orderfold.orders.command.OrderCommand.ReleaseOrder;
import io.orderfold.orders.event.OrderHeld;
import io.orderfold.orders.event.OrderHoldReviewSet;
import io.orderfold.orders.event.OrderReleased;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldOrderTest {

    private static final HoldOrder HOLD = new HoldOrder(ORDER, HoldKind.MANUAL, "check the address");

    @Test
    void holdsAnOpenOrder() {
        for (List<Object> story : List.of(placed(), confirmed(), shipped(), delivered())) {
            given(story).when(HOLD).expectEvents(new OrderHeld(ORDER, HoldKind.MANUAL, "check the address", List.of()));
        }
    }

    @Test
    void holdsAShortOrderByHandToo() {
        given(heldShort())
                .when(HOLD)
                .expectEvents(new OrderHeld(ORDER, HoldKind.MANUAL, "check the address", List.of()));
    }

    @Test
    void refusesASecondHoldOfTheKind() {
        conflict(given(held()).when(HOLD), "already-held");
    }

    @Test
    void leavesTheShortHoldToTheStock() {
        invalid(given(placed()).when(new HoldOrder(ORDER, HoldKind.SHORT, "r")), "short-hold-is-automatic");
    }

    @Test
    void wantsAReason() {
        invalid(given(placed()).when(new HoldOrder(ORDER, HoldKind.MANUAL, " ")), "text-missing");
        invalid(given(placed()).when(new HoldOrder(ORDER, HoldKind.MANUAL, "x".repeat(501))), "text-too-long");
    }

    @Test
    void refusesWhatIsNotOpen() {
        for (List<Object> story : List.of(drafted(), completed(), cancelled(), history())) {
            conflict(given(story).when(HOLD), "wrong-state");
        }
    }

    @Test
    void refusesAStaleVersion() {
        refused(given(placed()).when(HOLD, forVersion(0)), Rejection.Kind.STALE, "stale-version");
    }

    @Test
    void holdsForSeveralReasonsAtOnceEachReleasedOnItsOwn() {
        given(held(), new OrderHeld(ORDER, HoldKind.FRAUD, "looks odd", List.of()))
                .when(new HoldOrder(ORDER, HoldKind.ADDRESS, "no such street"))
                .expectEvents(new OrderHeld(ORDER, HoldKind.ADDRESS, "no such street", List.of()));
        given(held(), new OrderHeld(ORDER, HoldKind.FRAUD, "looks odd", List.of()))
                .when(new ReleaseOrder(ORDER, HoldKind.FRAUD))
                .expectEvents(new OrderReleased(ORDER, HoldKind.FRAUD));
        invalid(
                given(held(), new OrderHeld(ORDER, HoldKind.FRAUD, "looks odd", List.of()))
                        .when(new ReleaseOrder(ORDER, null)),
                "hold-kind-needed");
    }

    @Test
    void isToBeLookedAtByATime() {
        Instant monday = Instant.parse("2026-05-11T08:00:00Z");
        order().givenCurrentTime(NOON)
                .andGiven(placed())
                .when(new HoldOrder(ORDER, HoldKind.FRAUD, "looks odd", monday))
                .expectEvents(
                        new OrderHeld(ORDER, HoldKind.FRAUD, "looks odd", List.of()),
                        new OrderHoldReviewSet(ORDER, HoldKind.FRAUD, monday));
        invalid(
                order().givenCurrentTime(monday)
                        .andGiven(placed())
                        .when(new HoldOrder(ORDER, HoldKind.FRAUD, "looks odd", monday)),
                "time-is-over");
    }

    @Test
    void movesAndLiftsTheReview() {
        Instant monday = Instant.parse("2026-05-11T08:00:00Z");
        order().givenCurrentTime(NOON)
                .andGiven(held())
                .when(new MoveHoldReview(ORDER, HoldKind.MANUAL, monday, "not before Monday"))
                .expectEvents(new OrderHoldReviewSet(ORDER, HoldKind.MANUAL, monday));
        order().givenCurrentTime(NOON)
                .andGiven(and(held(), new OrderHoldReviewSet(ORDER, HoldKind.MANUAL, monday)))
                .when(new MoveHoldReview(ORDER, HoldKind.MANUAL, null, "no hurry"))
                .expectEvents(new OrderHoldReviewSet(ORDER, HoldKind.MANUAL, null));
        conflict(given(held()).when(new MoveHoldReview(ORDER, HoldKind.FRAUD, null, "x")), "not-held");
        conflict(given(completed()).when(new MoveHoldReview(ORDER, HoldKind.MANUAL, null, "x")), "wrong-state");
        invalid(given(held()).when(new MoveHoldReview(ORDER, HoldKind.MANUAL, null, "")), "text-missing");
    }
}
