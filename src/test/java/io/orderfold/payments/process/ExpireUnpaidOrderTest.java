package io.orderfold.payments.process;

import io.orderfold.kernel.Money;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.command.OrderCommand.ExpireOrder;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderPaymentAwaited;
import io.orderfold.orders.event.OrderPaymentDeclined;
import io.orderfold.orders.event.OrderPaymentTimeMoved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;

class ExpireUnpaidOrderTest {

    private static final OrderId ORDER = OrderId.random();
    private static final String ID = ORDER.toString();
    private static final Money DUE = Money.of("20.00", "EUR");
    private static final PaymentRef PAYMENT = new PaymentRef(UUID.randomUUID());

    private final SagaTestFixture<ExpireUnpaidOrder> saga = new SagaTestFixture<>(ExpireUnpaidOrder.class);
    private final Instant start = saga.currentTime();
    private final Instant threeDays = start.plus(Duration.ofDays(3));
    private final Instant fourDays = start.plus(Duration.ofDays(4));

    @Test
    void keepsTheTimeOfAnOrderThatWaitsForMoney() {
        saga.givenNoPriorActivity()
                .whenAggregate(ID)
                .publishes(awaited())
                .expectActiveSagas(1)
                .expectScheduledDeadlineWithName(threeDays, ExpireUnpaidOrder.TIME_TO_PAY);
    }

    @Test
    void keepsTheTimeAfterADecline() {
        saga.givenNoPriorActivity()
                .whenAggregate(ID)
                .publishes(declined())
                .expectActiveSagas(1)
                .expectScheduledDeadlineWithName(fourDays, ExpireUnpaidOrder.TIME_TO_PAY);
    }

    @Test
    void asksTheOrderToExpireWhenTheTimeIsOver() {
        saga.givenAggregate(ID)
                .published(awaited())
                .whenTimeElapses(Duration.ofDays(3).plusSeconds(1))
                .expectDispatchedCommands(new ExpireOrder(ORDER, threeDays))
                .expectActiveSagas(0);
    }

    @Test
    void doesNothingBeforeTheTimeIsOver() {
        saga.givenAggregate(ID)
                .published(awaited())
                .whenTimeElapses(Duration.ofDays(3).minusSeconds(1))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void givesMoreTimeAfterADecline() {
        saga.givenAggregate(ID)
                .published(awaited())
                .andThenAggregate(ID)
                .published(declined())
                .whenTimeElapses(Duration.ofDays(3).plusSeconds(1))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void keepsOneTimeOnlyHoweverOftenItIsDeclined() {
        saga.givenAggregate(ID)
                .published(declined())
                .andThenAggregate(ID)
                .published(declined())
                .whenTimeElapses(Duration.ofDays(5))
                .expectDispatchedCommands(new ExpireOrder(ORDER, fourDays))
                .expectActiveSagas(0);
    }

    @Test
    void heedsTheTimeThatSomebodyMoved() {
        Instant oneDay = start.plus(Duration.ofDays(1));
        saga.givenAggregate(ID)
                .published(awaited())
                .andThenAggregate(ID)
                .published(new OrderPaymentTimeMoved(ORDER, oneDay, "Wanted elsewhere"))
                .whenTimeElapses(Duration.ofDays(1).plusSeconds(1))
                .expectDispatchedCommands(new ExpireOrder(ORDER, oneDay))
                .expectActiveSagas(0);
    }

    @Test
    void waitsWithoutATimeUntilOneIsSet() {
        saga.givenAggregate(ID)
                .published(awaited())
                .andThenAggregate(ID)
                .published(new OrderPaymentTimeMoved(ORDER, null, "A regular customer"))
                .whenTimeElapses(Duration.ofDays(300))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
        new SagaTestFixture<>(ExpireUnpaidOrder.class)
                .givenAggregate(ID)
                .published(new OrderPaymentAwaited(ORDER, DUE, threeDays))
                .andThenAggregate(ID)
                .published(new OrderPaymentTimeMoved(ORDER, null, "A regular customer"))
                .whenAggregate(ID)
                .publishes(new OrderPaymentTimeMoved(ORDER, fourDays, "Long enough"))
                .expectScheduledDeadlineWithName(fourDays, ExpireUnpaidOrder.TIME_TO_PAY);
    }

    @Test
    void endsWhenTheOrderIsConfirmed() {
        saga.givenAggregate(ID)
                .published(awaited())
                .whenAggregate(ID)
                .publishes(new OrderConfirmed(ORDER, List.of()))
                .expectNoScheduledDeadlines()
                .expectActiveSagas(0);
    }

    @Test
    void endsWhenTheOrderIsCancelled() {
        saga.givenAggregate(ID)
                .published(awaited())
                .whenAggregate(ID)
                .publishes(new OrderCancelled(
                        ORDER, CancelCause.OTHER, "changed my mind", true, true, List.of(), List.of(), List.of()))
                .expectNoScheduledDeadlines()
                .expectActiveSagas(0);
    }

    @Test
    void heedsNoOtherOrder() {
        OrderId other = OrderId.random();
        saga.givenAggregate(ID)
                .published(awaited())
                .whenAggregate(other.toString())
                .publishes(new OrderConfirmed(other, List.of()))
                .expectActiveSagas(1);
    }

    private OrderPaymentAwaited awaited() {
        return new OrderPaymentAwaited(ORDER, DUE, threeDays);
    }

    private OrderPaymentDeclined declined() {
        return new OrderPaymentDeclined(ORDER, PAYMENT, DUE, "declined", fourDays);
    }
}
