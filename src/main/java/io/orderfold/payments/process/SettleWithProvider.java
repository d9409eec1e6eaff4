package io.orderfold.payments.process;

import io.orderfold.kernel.Money;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.PaymentProvider;
import io.orderfold.payments.PaymentProvider.Request;
import io.orderfold.payments.ProviderOutcome;
import io.orderfold.payments.ProviderOutcome.Approved;
import io.orderfold.payments.ProviderOutcome.Declined;
import io.orderfold.payments.ProviderOutcome.TimedOut;
import io.orderfold.payments.command.PaymentCommand;
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
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the provider for what a payment has requested, and records the answer. A crash at any point has the same thing
 * asked again under the same key, which a provider does not do twice.
 *
 * <p>It has a processing group of its own, one event at a time: a slow provider holds up other payments of its segment
 * and nothing else. While the provider is asked, the transaction has only read, so it holds no lock; the answer and how
 * far this process has come are then committed together.
 */
@Component
@ProcessingGroup("payments.provider")
@DisallowReplay
class SettleWithProvider {

    private final PaymentProviders providers;
    private final CommandGateway commands;

    SettleWithProvider(PaymentProviders providers, CommandGateway commands) {
        this.providers = providers;
        this.commands = commands;
    }

    @EventHandler
    void when(PaymentRequested event) {
        PaymentProvider provider = providers.named(event.provider());
        if (!provider.authorizesByItself()) {
            return;
        }
        PaymentId id = event.paymentId();
        ProviderOutcome outcome = provider.authorize(request(id, "authorize", event.amount(), null));
        if (outcome instanceof Approved approved) {
            commands.sendAndWait(new RecordApproval(id, approved.reference()));
        } else if (outcome instanceof Declined declined) {
            commands.sendAndWait(new RecordDecline(id, declined.code()));
        } else {
            letGoWhatMayHaveBeenSecured(provider, request(id, "void-unanswered", event.amount(), null));
            commands.sendAndWait(new RecordDecline(id, "timed-out"));
        }
    }

    /** The provider may have secured the money and only the answer been lost. */
    private static void letGoWhatMayHaveBeenSecured(PaymentProvider provider, Request request) {
        if (provider.voidAuthorization(request) instanceof TimedOut) {
            throw new ProviderSilent(request.key());
        }
    }

    @EventHandler
    void when(PaymentApprovedLate event) {
        PaymentId id = event.paymentId();
        Request request = request(id, "void-late", event.amount(), event.authorization());
        settle(
                request,
                providers.named(event.provider()).voidAuthorization(request),
                new RecordLateApprovalVoided(id),
                code -> {
                    throw new IllegalStateException("The provider would not let go " + request.key() + ": " + code);
                });
    }

    @EventHandler
    void when(PaymentCaptureRequested event) {
        PaymentId id = event.paymentId();
        String capture = event.captureId();
        Request request = request(id, "capture:" + capture, event.amount(), event.authorization());
        settle(
                request,
                providers.named(event.provider()).capture(request),
                new RecordCapture(id, capture),
                code -> new RecordCaptureFailure(id, capture, code));
    }

    @EventHandler
    void when(PaymentVoidRequested event) {
        PaymentId id = event.paymentId();
        Request request = request(id, "void:" + event.voidId(), event.amount(), event.authorization());
        settle(
                request,
                providers.named(event.provider()).voidAuthorization(request),
                new RecordVoid(id, event.voidId()),
                code -> new RecordVoidFailure(id, event.voidId(), code));
    }

    @EventHandler
    void when(PaymentRefundRequested event) {
        PaymentId id = event.paymentId();
        String refund = event.refundId();
        Request request = request(id, "refund:" + refund, event.amount(), event.authorization());
        settle(
                request,
                providers.named(event.provider()).refund(request),
                new RecordRefund(id, refund),
                code -> new RecordRefundFailure(id, refund, code));
    }

    private static Request request(PaymentId id, String what, Money amount, @Nullable String authorization) {
        return new Request(id + ":" + what, id, amount, authorization);
    }

    private void settle(
            Request request, ProviderOutcome outcome, PaymentCommand done, Function<String, PaymentCommand> failed) {
        if (outcome instanceof Approved) {
            commands.sendAndWait(done);
        } else if (outcome instanceof Declined declined) {
            commands.sendAndWait(failed.apply(declined.code()));
        } else {
            throw new ProviderSilent(request.key());
        }
    }
}
