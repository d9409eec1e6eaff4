package io.orderfold.inventory.process;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand.ExpireDraftReservation;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderDraftReservationEnded;
import io.orderfold.orders.event.OrderDraftReservationRequested;
import io.orderfold.orders.event.OrderPlaced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;

class EndDraftReservationTest {

    private static final OrderId ORDER = OrderId.of("00000000-0000-4000-8000-00000000000a");
    private static final String ID = ORDER.toString();

    private final SagaTestFixture<EndDraftReservation> saga = new SagaTestFixture<>(EndDraftReservation.class);
    private final Instant start = saga.currentTime();
    private final Instant oneDay = start.plus(Duration.ofDays(1));
    private final Instant twoDays = start.plus(Duration.ofDays(2));

    private static OrderDraftReservationRequested requested(int request, Instant until) {
        return new OrderDraftReservationRequested(ORDER, request, List.of(), List.of(), until);
    }

    @Test
    void asksTheOrderWhenTheTimeIsOver() {
        saga.givenAggregate(ID)
                .published(requested(1, oneDay))
                .whenTimeElapses(Duration.ofDays(1).plusSeconds(1))
                .expectDispatchedCommands(new ExpireDraftReservation(ORDER, oneDay))
                .expectActiveSagas(0);
    }

    @Test
    void heedsTheTimeThatWasAskedForLast() {
        saga.givenAggregate(ID)
                .published(requested(1, oneDay))
                .andThenAggregate(ID)
                .published(requested(2, twoDays))
                .whenTimeElapses(Duration.ofDays(1).plusSeconds(1))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void endsWithTheReservationOrTheDraft() {
        for (Object end : List.of(
                new OrderDraftReservationEnded(ORDER, List.of()),
                new OrderPlaced(ORDER, "10001", new CustomerId("c-1"), List.of(), Money.of("1.00", "EUR"), start),
                new OrderCancelled(ORDER, CancelCause.OTHER, "r", true, true, List.of(), List.of(), List.of()))) {
            new SagaTestFixture<>(EndDraftReservation.class)
                    .givenAggregate(ID)
                    .published(requested(1, oneDay))
                    .whenAggregate(ID)
                    .publishes(end)
                    .expectNoScheduledDeadlines()
                    .expectActiveSagas(0);
        }
    }
}
