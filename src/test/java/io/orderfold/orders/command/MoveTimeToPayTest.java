package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.LATER;
import static io.orderfold.orders.command.OrderFixture.NOON;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.forVersion;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.command.OrderCommand.ExpireOrder;
import io.orderfold.orders.command.OrderCommand.MoveTimeToPay;
import io.orderfold.orders.command.OrderCommand.RecordPaymentDeclined;
import io.orderfold.orders.event.OrderPaymentAwaited;
import io.orderfold.orders.event.OrderPaymentDeclined;
import io.orderfold.orders.event.OrderPaymentRequested;
import io.orderfold.orders.event.OrderPaymentTimeMoved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoveTimeToPayTest {

    private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));
    private static final MoveTimeToPay LONGER = new MoveTimeToPay(ORDER, TOMORROW, "A regular customer");
    private static final MoveTimeToPay AS_LONG_AS_IT_TAKES = new MoveTimeToPay(ORDER, null, "A regular customer");
    private static final OrderPaymentTimeMoved MOVED = new OrderPaymentTimeMoved(ORDER, TOMORROW, "A regular customer");
    private static final OrderPaymentTimeMoved LIFTED = new OrderPaymentTimeMoved(ORDER, null, "A regular customer");

    private static List<Object> waiting() {
        return and(reserved(), new OrderPaymentAwaited(ORDER, TOTAL, NOON));
    }

    private static List<Object> declined() {
        return and(
                reserved(),
                new OrderPaymentRequested(ORDER, PAYMENT, TOTAL),
                new OrderPaymentDeclined(ORDER, PAYMENT, TOTAL, "declined", NOON));
    }

    @Test
    void movesTheTimeOfAnOrderThatWaitsForItsMoney() {
        given(waiting()).when(LONGER).expectEvents(MOVED);
        given(declined()).when(LONGER).expectEvents(MOVED);
    }

    @Test
    void letsItTakeAsLongAsItTakesAndSetsATimeAgain() {
        given(waiting()).when(AS_LONG_AS_IT_TAKES).expectEvents(LIFTED);
        given(waiting(), LIFTED).when(LONGER).expectEvents(MOVED);
    }

    @Test
    void changesNothingTwice() {
        unchanged(given(waiting(), MOVED).when(LONGER), and(waiting(), MOVED));
        unchanged(given(waiting(), LIFTED).when(AS_LONG_AS_IT_TAKES), and(waiting(), LIFTED));
    }

    @Test
    void doesNotExpireByATimeThatWasMovedOrLifted() {
        unchanged(given(waiting(), MOVED).when(new ExpireOrder(ORDER, NOON)), and(waiting(), MOVED));
        unchanged(given(waiting(), LIFTED).when(new ExpireOrder(ORDER, NOON)), and(waiting(), LIFTED));
    }

    @Test
    void aDeclineTakesNoTimeAway() {
        given(waiting(), MOVED, new OrderPaymentRequested(ORDER, PAYMENT, TOTAL))
                .when(new RecordPaymentDeclined(ORDER, PAYMENT, "declined", LATER))
                .expectEvents(new OrderPaymentDeclined(ORDER, PAYMENT, TOTAL, "declined", TOMORROW));
    }

    @Test
    void refusesATimeThatIsOverOrFarAway() {
        invalid(
                given(waiting()).when(new MoveTimeToPay(ORDER, Instant.now().minusSeconds(60), "r")),
                "time-to-pay-over");
        Instant far = Instant.now().plus(Duration.ofDays(367));
        invalid(given(waiting()).when(new MoveTimeToPay(ORDER, far, "r")), "time-to-pay-too-long");
    }

    @Test
    void wantsAReason() {
        invalid(given(waiting()).when(new MoveTimeToPay(ORDER, TOMORROW, " ")), "text-missing");
    }

    @Test
    void refusesAnOrderThatDoesNotWait() {
        for (List<Object> story : List.of(drafted(), placed(), confirmed(), completed(), cancelled(), history())) {
            conflict(given(story).when(LONGER), "not-awaiting-payment");
        }
    }

    @Test
    void refusesAStaleVersion() {
        refused(given(waiting()).when(LONGER, forVersion(0)), Rejection.Kind.STALE, "stale-version");
    }
}
