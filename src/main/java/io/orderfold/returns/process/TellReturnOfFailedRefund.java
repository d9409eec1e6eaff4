package io.orderfold.returns.process;

import io.orderfold.payments.event.PaymentRefundFailed;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.command.ReturnCommand.RecordReturnRefundFailure;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** What the provider did not give back of a return's refund is owed again. */
@Component
@ProcessingGroup("returns.process")
@DisallowReplay
class TellReturnOfFailedRefund {

    private final CommandGateway commands;

    TellReturnOfFailedRefund(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void when(PaymentRefundFailed event) {
        ReturnId.ofRefund(event.refundId())
                .ifPresent(id -> commands.sendAndWait(new RecordReturnRefundFailure(
                        id, event.refundId(), event.paymentId().ref(), event.amount())));
    }
}
