package io.orderfold.payments.process;

import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Versioned;
import io.orderfold.payments.event.PaymentAuthorized;
import io.orderfold.payments.event.PaymentCaptureFailed;
import io.orderfold.payments.event.PaymentCaptureRequested;
import io.orderfold.payments.event.PaymentCaptured;
import io.orderfold.payments.event.PaymentEvent;
import io.orderfold.payments.event.PaymentMovedIn;
import io.orderfold.payments.event.PaymentMovedOut;
import io.orderfold.payments.event.PaymentRefundFailed;
import io.orderfold.payments.event.PaymentRefundRequested;
import io.orderfold.payments.event.PaymentRequested;
import io.orderfold.payments.event.PaymentVoidFailed;
import io.orderfold.payments.event.PaymentVoidRequested;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is in a payment, by its own events. What is asked for counts as done until it fails.
 *
 * @param kept secured, and neither let go nor given back
 * @param capturable secured, and neither taken nor let go
 * @param refundable taken, and not given back
 * @param moves what has been let go and given back, by its id
 */
record MoneyLeft(long version, Money kept, Money capturable, Money refundable, Set<String> moves) implements Versioned {

    /** Whether nothing was taken, and nothing is about to be. */
    boolean isUntouched() {
        return kept.equals(capturable) && !refundable.isPositive();
    }

    static MoneyLeft after(@Nullable MoneyLeft before, PaymentEvent event, Happened happened) {
        if (event instanceof PaymentRequested requested) {
            Money none = Money.zero(requested.amount().currency());
            return new MoneyLeft(happened.version(), none, none, none, Set.of());
        }
        if (event instanceof PaymentMovedIn moved) {
            Money none = Money.zero(moved.amount().currency());
            return new MoneyLeft(happened.version(), moved.amount(), none, moved.amount(), Set.of());
        }
        MoneyLeft left = Objects.requireNonNull(before, "a payment begins by being asked for");
        Money kept = left.kept;
        Money capturable = left.capturable;
        Money refundable = left.refundable;
        Set<String> moves = new HashSet<>(left.moves);
        if (event instanceof PaymentAuthorized e) {
            kept = kept.plus(e.amount());
            capturable = capturable.plus(e.amount());
        } else if (event instanceof PaymentCaptureRequested e) {
            capturable = capturable.minus(e.amount());
        } else if (event instanceof PaymentCaptureFailed e) {
            capturable = capturable.plus(e.amount());
        } else if (event instanceof PaymentCaptured e) {
            refundable = refundable.plus(e.amount());
        } else if (event instanceof PaymentVoidRequested e) {
            kept = kept.minus(e.amount());
            capturable = capturable.minus(e.amount());
            moves.add(e.voidId());
        } else if (event instanceof PaymentVoidFailed e) {
            kept = kept.plus(e.amount());
            capturable = capturable.plus(e.amount());
        } else if (event instanceof PaymentRefundRequested e) {
            kept = kept.minus(e.amount());
            refundable = refundable.minus(e.amount());
            moves.add(e.refundId());
        } else if (event instanceof PaymentMovedOut e) {
            kept = kept.minus(e.amount());
            refundable = refundable.minus(e.amount());
            moves.add(e.moveId());
        } else if (event instanceof PaymentRefundFailed e) {
            kept = kept.plus(e.amount());
            refundable = refundable.plus(e.amount());
        }
        return new MoneyLeft(happened.version(), kept, capturable, refundable, moves);
    }
}
