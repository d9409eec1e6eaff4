package io.orderfold.payments.query;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Money;
import io.orderfold.payments.PaymentStatus;
import io.orderfold.payments.event.PaymentApprovedLate;
import io.orderfold.payments.event.PaymentAuthorized;
import io.orderfold.payments.event.PaymentCalledOff;
import io.orderfold.payments.event.PaymentCaptureFailed;
import io.orderfold.payments.event.PaymentCaptureRequested;
import io.orderfold.payments.event.PaymentCaptured;
import io.orderfold.payments.event.PaymentDeclined;
import io.orderfold.payments.event.PaymentEvent;
import io.orderfold.payments.event.PaymentLateApprovalVoided;
import io.orderfold.payments.event.PaymentMovedIn;
import io.orderfold.payments.event.PaymentMovedOut;
import io.orderfold.payments.event.PaymentRefundFailed;
import io.orderfold.payments.event.PaymentRefundRequested;
import io.orderfold.payments.event.PaymentRefunded;
import io.orderfold.payments.event.PaymentRequested;
import io.orderfold.payments.event.PaymentVoidFailed;
import io.orderfold.payments.event.PaymentVoidRequested;
import io.orderfold.payments.event.PaymentVoided;
import io.orderfold.payments.query.MoneyMove.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A payment's view from its events. */
public final class PaymentFold implements Fold<PaymentView, PaymentEvent> {

    @Override
    public PaymentView after(@Nullable PaymentView before, PaymentEvent event, Happened happened) {
        if (event instanceof PaymentRequested requested) {
            return requested(requested, happened);
        }
        if (event instanceof PaymentMovedIn moved) {
            return movedIn(moved, happened);
        }
        Draft draft = new Draft(Objects.requireNonNull(before, "a payment begins by being requested"));
        apply(draft, event, happened.at());
        return draft.view(happened);
    }

    private static PaymentView requested(PaymentRequested event, Happened happened) {
        Money none = Money.zero(event.amount().currency());
        return new PaymentView(
                event.paymentId(),
                event.orderId(),
                happened.version(),
                PaymentStatus.REQUESTED,
                event.amount(),
                none,
                none,
                none,
                none,
                event.amount().currency().getCurrencyCode(),
                event.method(),
                event.reference(),
                event.provider(),
                null,
                List.of(),
                List.of(),
                List.of(),
                happened.at(),
                happened.at());
    }

    private static PaymentView movedIn(PaymentMovedIn event, Happened happened) {
        Money none = Money.zero(event.amount().currency());
        MoneyMove taken = new MoneyMove(
                PaymentMovedIn.CAPTURE,
                event.amount(),
                State.DONE,
                null,
                "From payment " + event.from(),
                happened.at());
        return new PaymentView(
                event.paymentId(),
                event.orderId(),
                happened.version(),
                PaymentStatus.of(event.amount(), event.amount(), none, none),
                event.amount(),
                event.amount(),
                event.amount(),
                none,
                none,
                event.amount().currency().getCurrencyCode(),
                event.method(),
                event.reference(),
                event.provider(),
                null,
                List.of(taken),
                List.of(),
                List.of(),
                happened.at(),
                happened.at());
    }

    private static void apply(Draft draft, PaymentEvent event, Instant at) {
        if (event instanceof PaymentAuthorized e) {
            draft.authorized = e.amount();
        } else if (event instanceof PaymentDeclined e) {
            draft.declineCode = e.code();
        } else if (event instanceof PaymentCaptureRequested e) {
            draft.captures.add(new MoneyMove(e.captureId(), e.amount(), State.PENDING, null, null, at));
        } else if (event instanceof PaymentCaptured e) {
            change(draft.captures, e.captureId(), move -> move.done(at));
        } else if (event instanceof PaymentCaptureFailed e) {
            change(draft.captures, e.captureId(), move -> move.failed(e.code(), at));
        } else if (event instanceof PaymentVoidRequested e) {
            draft.voids.add(new MoneyMove(e.voidId(), e.amount(), State.PENDING, null, null, at));
        } else if (event instanceof PaymentVoided e && e.wasUnanswered()) {
            draft.givenUp = true;
        } else if (event instanceof PaymentVoided e) {
            change(draft.voids, e.voidId(), move -> move.done(at));
        } else if (event instanceof PaymentVoidFailed e) {
            change(draft.voids, e.voidId(), move -> move.failed(e.code(), at));
        } else if (event instanceof PaymentRefundRequested e) {
            draft.refunds.add(new MoneyMove(e.refundId(), e.amount(), State.PENDING, null, e.reason(), at));
        } else if (event instanceof PaymentMovedOut e) {
            draft.refunds.add(new MoneyMove(e.moveId(), e.amount(), State.DONE, null, "To payment " + e.to(), at));
        } else if (event instanceof PaymentRefunded e) {
            change(draft.refunds, e.refundId(), move -> move.done(at));
        } else if (event instanceof PaymentRefundFailed e) {
            change(draft.refunds, e.refundId(), move -> move.failed(e.code(), at));
        } else if (!(event instanceof PaymentCalledOff
                || event instanceof PaymentApprovedLate
                || event instanceof PaymentLateApprovalVoided)) {
            throw new IllegalStateException("No view of " + event.getClass().getSimpleName());
        }
    }

    private static void change(List<MoneyMove> moves, String id, UnaryOperator<MoneyMove> change) {
        moves.replaceAll(move -> move.id().equals(id) ? change.apply(move) : move);
    }

    /** The view while an event is applied to it; its sums are reckoned anew from its moves. */
    private static final class Draft {

        private final PaymentView before;
        private final List<MoneyMove> captures;
        private final List<MoneyMove> voids;
        private final List<MoneyMove> refunds;
        private Money authorized;
        private @Nullable String declineCode;
        private boolean givenUp;

        Draft(PaymentView before) {
            this.before = before;
            captures = new ArrayList<>(before.captures());
            voids = new ArrayList<>(before.voids());
            refunds = new ArrayList<>(before.refunds());
            authorized = before.authorized();
            declineCode = before.declineCode();
            givenUp = before.status() == PaymentStatus.VOIDED && authorized.isZero();
        }

        PaymentView view(Happened happened) {
            Money captured = done(captures);
            Money voided = done(voids);
            Money refunded = done(refunds);
            return new PaymentView(
                    before.paymentId(),
                    before.orderId(),
                    happened.version(),
                    status(captured, voided, refunded),
                    before.amount(),
                    authorized,
                    captured,
                    voided,
                    refunded,
                    before.currency(),
                    before.method(),
                    before.reference(),
                    before.provider(),
                    declineCode,
                    List.copyOf(captures),
                    List.copyOf(voids),
                    List.copyOf(refunds),
                    before.requestedAt(),
                    happened.at());
        }

        private PaymentStatus status(Money captured, Money voided, Money refunded) {
            if (declineCode != null) {
                return PaymentStatus.DECLINED;
            }
            if (givenUp) {
                return PaymentStatus.VOIDED;
            }
            return authorized.isZero()
                    ? PaymentStatus.REQUESTED
                    : PaymentStatus.of(authorized, captured, voided, refunded);
        }

        private Money done(List<MoneyMove> moves) {
            return Money.sum(
                    before.amount().currency(),
                    moves.stream()
                            .filter(move -> move.state() == State.DONE)
                            .map(MoneyMove::amount)
                            .toList());
        }
    }
}
