package io.orderfold.payments.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand.ExpireOrder;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderCompleted;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderPaymentAwaited;
import io.orderfold.orders.event.OrderPaymentDeclined;
import io.orderfold.orders.event.OrderPaymentTimeMoved;
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
 * While an order waits for its customer's money, keeps the time: a deadline in the database, which survives a restart.
 * When it passes, the order itself decides whether it is still unpaid. Public, because Axon makes its instances.
 */
@Saga
@ProcessingGroup(ExpireUnpaidOrder.GROUP)
@DisallowReplay
public class ExpireUnpaidOrder {

    static final String GROUP = "payments.saga";

    static final String TIME_TO_PAY = "time-to-pay";

    /** What the deadline brings along. */
    record TimeToPay(OrderId orderId, Instant payBy) {}

    @JsonProperty
    private @Nullable String schedule;

    @StartSaga
    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderPaymentAwaited event, DeadlineManager deadlines) {
        wait(event.orderId(), event.payBy(), deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderPaymentDeclined event, DeadlineManager deadlines) {
        wait(event.orderId(), event.payBy(), deadlines);
    }

    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderPaymentTimeMoved event, DeadlineManager deadlines) {
        if (event.payBy() == null) {
            stopWaiting(deadlines);
        } else {
            wait(event.orderId(), event.payBy(), deadlines);
        }
    }

    private void wait(OrderId order, Instant until, DeadlineManager deadlines) {
        stopWaiting(deadlines);
        schedule = deadlines.schedule(until, TIME_TO_PAY, new TimeToPay(order, until));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderConfirmed event, DeadlineManager deadlines) {
        stopWaiting(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderCompleted event, DeadlineManager deadlines) {
        stopWaiting(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderCancelled event, DeadlineManager deadlines) {
        stopWaiting(deadlines);
    }

    private void stopWaiting(DeadlineManager deadlines) {
        if (schedule != null) {
            deadlines.cancelSchedule(TIME_TO_PAY, schedule);
            schedule = null;
        }
    }

    @EndSaga
    @DeadlineHandler(deadlineName = TIME_TO_PAY)
    void timeIsOver(TimeToPay over, CommandGateway commands) {
        commands.sendAndWait(new GenericCommandMessage<>(
                new ExpireOrder(over.orderId(), over.payBy()),
                Map.of(Metadata.ACTOR, Actor.process(GROUP).name())));
    }
}
