package io.orderfold.payments.process;

import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderPaymentNotNeeded;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.command.PaymentCommand.CallOffPayment;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** When an order is called off, or wants a payment no more, its money goes back. */
@Component
@ProcessingGroup("payments.process")
@DisallowReplay
class CallOffPaymentsOfOrder {

    private final CommandGateway commands;

    CallOffPaymentsOfOrder(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void when(OrderCancelled event) {
        for (PaymentRef payment : event.payments()) {
            commands.sendAndWait(new CallOffPayment(PaymentId.of(payment), event.reason()));
        }
    }

    @EventHandler
    void when(OrderPaymentNotNeeded event) {
        commands.sendAndWait(
                new CallOffPayment(PaymentId.of(event.paymentRef()), "The order does not need this payment any more."));
    }
}
