package io.orderfold.payments.process;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand;
import io.orderfold.orders.command.OrderCommand.RecordPaymentAuthorized;
import io.orderfold.orders.command.OrderCommand.RecordPaymentCaptured;
import io.orderfold.orders.command.OrderCommand.RecordPaymentRefunded;
import io.orderfold.orders.command.OrderCommand.RequestPayment;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.command.OrderOfPayment;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.stereotype.Component;

/** Sends the order commands nested in the payment's own: same thread, same transaction. */
@Component
class AskOrderByCommand implements OrderOfPayment {

    private final CommandGateway commands;

    AskOrderByCommand(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void askFor(OrderId orderId, PaymentId paymentId, Money amount) {
        send(new RequestPayment(orderId, paymentId.ref(), amount));
    }

    @Override
    public void tellAuthorized(OrderId orderId, PaymentId paymentId, Money amount) {
        send(new RecordPaymentAuthorized(orderId, paymentId.ref(), amount));
    }

    @Override
    public void tellCaptured(OrderId orderId, PaymentId paymentId, String captureId, Money amount) {
        send(new RecordPaymentCaptured(orderId, paymentId.ref(), MoneyMoves.capture(paymentId, captureId), amount));
    }

    @Override
    public void tellMovedOut(OrderId orderId, PaymentId paymentId, String moveId, Money amount) {
        send(new RecordPaymentRefunded(orderId, paymentId.ref(), MoneyMoves.refund(paymentId, moveId), amount));
    }

    /** That there is no such order is the caller's mistake; else it would look like the payment that is missing. */
    private void send(OrderCommand command) {
        try {
            commands.sendAndWait(command);
        } catch (AggregateNotFoundException e) {
            throw Rejection.notFound("order", command.orderId());
        }
    }
}
