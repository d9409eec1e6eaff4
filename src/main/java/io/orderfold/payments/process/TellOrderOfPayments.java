package io.orderfold.payments.process;

import io.orderfold.orders.command.OrderCommand.RecordPaymentAuthorized;
import io.orderfold.orders.command.OrderCommand.RecordPaymentCaptured;
import io.orderfold.orders.command.OrderCommand.RecordPaymentDeclined;
import io.orderfold.orders.command.OrderCommand.RecordPaymentRefunded;
import io.orderfold.orders.command.OrderCommand.RecordPaymentVoided;
import io.orderfold.payments.PaymentTerms;
import io.orderfold.payments.event.PaymentAuthorized;
import io.orderfold.payments.event.PaymentCaptured;
import io.orderfold.payments.event.PaymentDeclined;
import io.orderfold.payments.event.PaymentRefunded;
import io.orderfold.payments.event.PaymentVoided;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Each fact about a payment's money, told to its order. */
@Component
@ProcessingGroup("payments.process")
@DisallowReplay
class TellOrderOfPayments {

    private final CommandGateway commands;
    private final PaymentTerms terms;

    TellOrderOfPayments(CommandGateway commands, PaymentTerms terms) {
        this.commands = commands;
        this.terms = terms;
    }

    @EventHandler
    void when(PaymentAuthorized event) {
        commands.sendAndWait(
                new RecordPaymentAuthorized(event.orderId(), event.paymentId().ref(), event.amount()));
    }

    @EventHandler
    void when(PaymentDeclined event, @Timestamp Instant at) {
        commands.sendAndWait(
                new RecordPaymentDeclined(event.orderId(), event.paymentId().ref(), event.code(), terms.payBy(at)));
    }

    @EventHandler
    void when(PaymentCaptured event) {
        commands.sendAndWait(new RecordPaymentCaptured(
                event.orderId(),
                event.paymentId().ref(),
                MoneyMoves.capture(event.paymentId(), event.captureId()),
                event.amount()));
    }

    /** A payment that nobody had answered yet was no money for the order: it is as if it had been declined. */
    @EventHandler
    void when(PaymentVoided event, @Timestamp Instant at) {
        commands.sendAndWait(
                event.wasUnanswered()
                        ? new RecordPaymentDeclined(
                                event.orderId(), event.paymentId().ref(), "voided", terms.payBy(at))
                        : new RecordPaymentVoided(
                                event.orderId(),
                                event.paymentId().ref(),
                                MoneyMoves.letGo(event.paymentId(), event.voidId()),
                                event.amount()));
    }

    @EventHandler
    void when(PaymentRefunded event) {
        commands.sendAndWait(new RecordPaymentRefunded(
                event.orderId(),
                event.paymentId().ref(),
                MoneyMoves.refund(event.paymentId(), event.refundId()),
                event.amount()));
    }
}
