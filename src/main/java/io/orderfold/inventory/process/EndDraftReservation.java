package io.orderfold.inventory.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand.ExpireDraftReservation;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderDraftReservationEnded;
import io.orderfold.orders.event.OrderDraftReservationRequested;
import io.orderfold.orders.event.OrderPlaced;
import java.time.Instant;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;

/**
 * While stock is set aside for a draft, keeps the time: a deadline in the database, which survives a restart. When it
 * passes, the order itself decides whether it is still a draft and has not been given longer. Public, because Axon makes
 * its instances.
 */
@Saga
@ProcessingGroup(EndDraftReservation.GROUP)
@DisallowReplay
public class EndDraftReservation {

    static final String GROUP = "inventory.saga";

    static final String TIME_IS_OVER = "draft-reservation";

    /** What the deadline brings along. */
    record TimeIsOver(OrderId orderId, Instant until) {}

    @JsonProperty
    private @Nullable String schedule;

    @StartSaga
    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderDraftReservationRequested event, DeadlineManager deadlines) {
        stopWaiting(deadlines);
        schedule = deadlines.schedule(event.until(), TIME_IS_OVER, new TimeIsOver(event.orderId(), event.until()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderDraftReservationEnded event, DeadlineManager deadlines) {
        stopWaiting(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderPlaced event, DeadlineManager deadlines) {
        stopWaiting(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderCancelled event, DeadlineManager deadlines) {
        stopWaiting(deadlines);
    }

    private void stopWaiting(DeadlineManager deadlines) {
        if (schedule != null) {
            deadlines.cancelSchedule(TIME_IS_OVER, schedule);
            schedule = null;
        }
    }

    @EndSaga
    @DeadlineHandler(deadlineName = TIME_IS_OVER)
    void timeIsOver(TimeIsOver over, CommandGateway commands) {
        commands.sendAndWait(new GenericCommandMessage<>(
                new ExpireDraftReservation(over.orderId(), over.until()),
                Map.of(Metadata.ACTOR, Actor.process(GROUP).name())));
    }
}
