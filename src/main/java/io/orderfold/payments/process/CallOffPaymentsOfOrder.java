package io.orderfold.payments.process;

import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderPaymentNotNeeded;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.command.PaymentCommand.CallOffPayment;
import io.orderfold.payments.command.PaymentCommand.VoidPayment;
import io.orderfold.payments.event.PaymentEvent;
import java.util.Optional;
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
    private final Log log;

    CallOffPaymentsOfOrder(CommandGateway commands, Log log) {
        this.commands = commands;
        this.log = log;
    }

    @EventHandler
    void when(OrderCancelled event) {
        for (PaymentRef payment : event.payments()) {
            PaymentId id = PaymentId.of(payment);
            MoneyLeft left = event.refund() ? null : left(id).orElse(null);
            if (left == null || left.isUntouched()) {
                commands.sendAndWait(new CallOffPayment(id, event.reason()));
            } else if (left.capturable().isPositive()) {
                commands.sendAndWait(new VoidPayment(id));
            }
        }
    }

    private Optional<MoneyLeft> left(PaymentId id) {
        return log.fold(id.toString(), PaymentEvent.class, MoneyLeft::after);
    }

    @EventHandler
    void when(OrderPaymentNotNeeded event) {
        commands.sendAndWait(
                new CallOffPayment(PaymentId.of(event.paymentRef()), "The order does not need this payment any more."));
    }
}
