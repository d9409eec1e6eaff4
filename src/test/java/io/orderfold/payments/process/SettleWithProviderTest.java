package io.orderfold.payments.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.PaymentProvider;
import io.orderfold.payments.ProviderOutcome;
import io.orderfold.payments.ProviderOutcome.Approved;
import io.orderfold.payments.ProviderOutcome.Declined;
import io.orderfold.payments.ProviderOutcome.TimedOut;
import io.orderfold.payments.command.PaymentCommand.RecordApproval;
import io.orderfold.payments.command.PaymentCommand.RecordCapture;
import io.orderfold.payments.command.PaymentCommand.RecordCaptureFailure;
import io.orderfold.payments.command.PaymentCommand.RecordDecline;
import io.orderfold.payments.command.PaymentCommand.RecordLateApprovalVoided;
import io.orderfold.payments.command.PaymentCommand.RecordRefund;
import io.orderfold.payments.command.PaymentCommand.RecordRefundFailure;
import io.orderfold.payments.command.PaymentCommand.RecordVoid;
import io.orderfold.payments.command.PaymentCommand.RecordVoidFailure;
import io.orderfold.payments.event.PaymentApprovedLate;
import io.orderfold.payments.event.PaymentCaptureRequested;
import io.orderfold.payments.event.PaymentRefundRequested;
import io.orderfold.payments.event.PaymentRequested;
import io.orderfold.payments.event.PaymentVoidRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettleWithProviderTest {

    private static final PaymentId PAYMENT = new PaymentId(UUID.randomUUID());
    private static final OrderId ORDER = OrderId.random();
    private static final Money AMOUNT = Money.of("20.00", "EUR");

    private final CommandGateway gateway = mock(CommandGateway.class);
    private final List<Object> commands = new ArrayList<>();
    private final ListedProvider provider = new ListedProvider();
    private final SettleWithProvider settle =
            new SettleWithProvider(new PaymentProviders(List.of(provider, new ManualProvider())), gateway);

    @BeforeEach
    void listen() {
        given(gateway.sendAndWait(any())).willAnswer(call -> {
            commands.add(call.getArgument(0));
            return 1L;
        });
    }

    @Test
    void recordsAnApproval() {
        provider.answers(new Approved("auth-1"));
        settle.when(requested("listed"));
        assertThat(commands).containsExactly(new RecordApproval(PAYMENT, "auth-1"));
    }

    @Test
    void recordsADecline() {
        provider.answers(new Declined("card-expired"));
        settle.when(requested("listed"));
        assertThat(commands).containsExactly(new RecordDecline(PAYMENT, "card-expired"));
    }

    @Test
    void letsGoWhatMayHaveBeenSecuredBeforeSilenceCountsAsADecline() {
        provider.answers(new TimedOut(), new Approved("void-1"));
        settle.when(requested("listed"));
        assertThat(provider.asked)
                .containsExactly("authorize " + PAYMENT + ":authorize", "void " + PAYMENT + ":void-unanswered");
        assertThat(commands).containsExactly(new RecordDecline(PAYMENT, "timed-out"));
    }

    @Test
    void recordsNothingWhileItIsUnknownWhetherMoneyIsSecured() {
        provider.answers(new TimedOut(), new TimedOut());
        assertThatThrownBy(() -> settle.when(requested("listed"))).isInstanceOf(ProviderSilent.class);
        assertThat(commands).isEmpty();
    }

    @Test
    void asksNothingOfAProviderThatStaffRecordsFor() {
        settle.when(requested("manual"));
        assertThat(commands).isEmpty();
    }

    @Test
    void asksAgainUnderTheSameKeyWhenAnEventComesTwice() {
        provider.answers(new Approved("c"), new Approved("c"));
        settle.when(captureRequested());
        settle.when(captureRequested());
        assertThat(provider.asked).hasSize(2).containsOnly("capture " + PAYMENT + ":capture:c1");
    }

    @Test
    void recordsWhatBecameOfACapture() {
        provider.answers(new Approved("c"), new Declined("no-cover"));
        settle.when(captureRequested());
        settle.when(captureRequested());
        assertThat(commands)
                .containsExactly(new RecordCapture(PAYMENT, "c1"), new RecordCaptureFailure(PAYMENT, "c1", "no-cover"));
    }

    @Test
    void neverTakesSilenceForAFailedCapture() {
        provider.answers(new TimedOut());
        assertThatThrownBy(() -> settle.when(captureRequested())).isInstanceOf(ProviderSilent.class);
        assertThat(commands).isEmpty();
    }

    @Test
    void recordsWhatBecameOfAVoid() {
        PaymentVoidRequested event = new PaymentVoidRequested(PAYMENT, ORDER, "1", AMOUNT, "listed", "auth-1");
        provider.answers(new Approved("v"), new Declined("too-late"));
        settle.when(event);
        settle.when(event);
        assertThat(commands)
                .containsExactly(new RecordVoid(PAYMENT, "1"), new RecordVoidFailure(PAYMENT, "1", "too-late"));
    }

    @Test
    void recordsWhatBecameOfARefund() {
        PaymentRefundRequested event =
                new PaymentRefundRequested(PAYMENT, ORDER, "r1", AMOUNT, "damaged", "listed", "auth-1");
        provider.answers(new Approved("r"), new Declined("account-closed"));
        settle.when(event);
        settle.when(event);
        assertThat(commands)
                .containsExactly(
                        new RecordRefund(PAYMENT, "r1"), new RecordRefundFailure(PAYMENT, "r1", "account-closed"));
    }

    @Test
    void letsGoWhatWasApprovedTooLate() {
        provider.answers(new Approved("v"));
        settle.when(new PaymentApprovedLate(PAYMENT, ORDER, AMOUNT, "listed", "auth-1"));
        assertThat(provider.asked).containsExactly("void " + PAYMENT + ":void-late");
        assertThat(commands).containsExactly(new RecordLateApprovalVoided(PAYMENT));
    }

    @Test
    void refusesToStartWithTwoProvidersOfOneName() {
        assertThatThrownBy(() -> new PaymentProviders(List.of(new ManualProvider(), new ManualProvider())))
                .hasMessageContaining("manual");
    }

    private static PaymentRequested requested(String provider) {
        return new PaymentRequested(PAYMENT, ORDER, AMOUNT, provider, null, null, false);
    }

    private static PaymentCaptureRequested captureRequested() {
        return new PaymentCaptureRequested(PAYMENT, ORDER, "c1", AMOUNT, "listed", "auth-1");
    }

    /** Answers what it was told to, in turn, and remembers what it was asked. */
    private static final class ListedProvider implements PaymentProvider {

        final List<String> asked = new ArrayList<>();
        private final List<ProviderOutcome> outcomes = new ArrayList<>();

        void answers(ProviderOutcome... inTurn) {
            outcomes.addAll(List.of(inTurn));
        }

        @Override
        public String name() {
            return "listed";
        }

        @Override
        public boolean authorizesByItself() {
            return true;
        }

        @Override
        public ProviderOutcome authorize(Request request) {
            return next("authorize", request);
        }

        @Override
        public ProviderOutcome capture(Request request) {
            return next("capture", request);
        }

        @Override
        public ProviderOutcome voidAuthorization(Request request) {
            return next("void", request);
        }

        @Override
        public ProviderOutcome refund(Request request) {
            return next("refund", request);
        }

        private ProviderOutcome next(String what, Request request) {
            asked.add(what + " " + request.key());
            return outcomes.remove(0);
        }
    }
}
