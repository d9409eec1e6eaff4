package io.orderfold.returns.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.event.PaymentRefundFailed;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.command.ReturnCommand.RecordReturnRefundFailure;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.Test;

/** A refund that the provider would not make is owed again by the return it was for, and by no other. */
class TellReturnOfFailedRefundTest {

    private static final PaymentId PAYMENT = PaymentId.of("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static final OrderId ORDER = OrderId.of("1b4e28ba-2fa1-41d2-883f-0016d3cca427");
    private static final Money AMOUNT = Money.of("12.50", "EUR");

    private final RecordingCommandBus sent = new RecordingCommandBus();
    private final TellReturnOfFailedRefund process = new TellReturnOfFailedRefund(
            DefaultCommandGateway.builder().commandBus(sent).build());

    private List<Object> after(String refundId) {
        process.when(new PaymentRefundFailed(PAYMENT, ORDER, refundId, AMOUNT, "account-closed"));
        return sent.getDispatchedCommands().stream()
                .<Object>map(CommandMessage::getPayload)
                .toList();
    }

    @Test
    void tellsTheReturnThatTheRefundWasFor() {
        ReturnId returned = ReturnId.random();
        String refund = returned.refund(2);
        assertThat(after(refund))
                .containsExactly(new RecordReturnRefundFailure(returned, refund, PAYMENT.ref(), AMOUNT));
    }

    @Test
    void tellsNobodyOfARefundThatWasForNoReturn() {
        assertThat(after("cancel:1b4e28ba-2fa1-41d2-883f-0016d3cca427")).isEmpty();
    }
}
