package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.captured;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.delivered;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.forVersion;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.refused;
import static io.orderfold.orders.command.OrderFixture.shipped;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.command.OrderCommand.CompleteOrder;
import io.orderfold.orders.event.OrderCompleted;
import io.orderfold.orders.event.OrderPaymentRefunded;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompleteOrderTest {

    private static final CompleteOrder COMPLETE = new CompleteOrder(ORDER);

    @Test
    void closesWhatIsDeliveredAndPaid() {
        given(delivered(), captured("c1", TOTAL)).when(COMPLETE).expectEvents(new OrderCompleted(ORDER));
    }

    @Test
    void refusesWhatIsNotAllDelivered() {
        conflict(given(shipped(), captured("c1", TOTAL)).when(COMPLETE), "not-complete");
        conflict(given(confirmed(), captured("c1", TOTAL)).when(COMPLETE), "not-complete");
    }

    @Test
    void refusesWhatIsNotAllPaid() {
        conflict(given(delivered()).when(COMPLETE), "not-complete");
        conflict(given(delivered(), captured("c1", eur("34.99"))).when(COMPLETE), "not-complete");
    }

    @Test
    void doesNotTakeRefundedMoneyForPaid() {
        conflict(
                given(delivered(), captured("c1", TOTAL), new OrderPaymentRefunded(ORDER, PAYMENT, "r1", eur("0.01")))
                        .when(COMPLETE),
                "not-complete");
    }

    @Test
    void refusesAnyOrderThatIsNotConfirmed() {
        for (List<Object> story : List.of(drafted(), placed(), completed(), cancelled(), history())) {
            conflict(given(story).when(COMPLETE), "wrong-state");
        }
    }

    @Test
    void refusesAStaleVersion() {
        refused(
                given(delivered(), captured("c1", TOTAL)).when(COMPLETE, forVersion(0)),
                Rejection.Kind.STALE,
                "stale-version");
    }
}
