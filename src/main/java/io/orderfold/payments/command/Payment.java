package io.orderfold.payments.command;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.VersionedAggregate;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.command.Parts.Part;
import io.orderfold.payments.command.Parts.State;
import io.orderfold.payments.command.PaymentCommand.CallOffPayment;
import io.orderfold.payments.command.PaymentCommand.CapturePayment;
import io.orderfold.payments.command.PaymentCommand.LetGo;
import io.orderfold.payments.command.PaymentCommand.MoveIn;
import io.orderfold.payments.command.PaymentCommand.MoveOut;
import io.orderfold.payments.command.PaymentCommand.RecordApproval;
import io.orderfold.payments.command.PaymentCommand.RecordCapture;
import io.orderfold.payments.command.PaymentCommand.RecordCaptureFailure;
import io.orderfold.payments.command.PaymentCommand.RecordDecline;
import io.orderfold.payments.command.PaymentCommand.RecordLateApprovalVoided;
import io.orderfold.payments.command.PaymentCommand.RecordManualPayment;
import io.orderfold.payments.command.PaymentCommand.RecordRefund;
import io.orderfold.payments.command.PaymentCommand.RecordRefundFailure;
import io.orderfold.payments.command.PaymentCommand.RecordVoid;
import io.orderfold.payments.command.PaymentCommand.RecordVoidFailure;
import io.orderfold.payments.command.PaymentCommand.RefundPayment;
import io.orderfold.payments.command.PaymentCommand.StartPayment;
import io.orderfold.payments.command.PaymentCommand.VoidPayment;
import io.orderfold.payments.event.PaymentApprovedLate;
import io.orderfold.payments.event.PaymentAuthorized;
import io.orderfold.payments.event.PaymentCalledOff;
import io.orderfold.payments.event.PaymentCaptureFailed;
import io.orderfold.payments.event.PaymentCaptureRequested;
import io.orderfold.payments.event.PaymentCaptured;
import io.orderfold.payments.event.PaymentDeclined;
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
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One payment for an order. Money is asked of the provider by an event that says so, and the answer is recorded by
 * another: until it comes the amount counts as gone, so that captured never passes authorised nor refunded captured.
 */
@Aggregate(cache = AggregatesAtHand.NAME)
@Revision("1")
class Payment extends VersionedAggregate {

    /** The capture of a payment that is taken as soon as it is secured. */
    private static final String AT_ONCE = "at-once";

    private static final String CALLED_OFF = "The payment was called off.";

    private enum Stage {
        REQUESTED,
        AUTHORIZED,
        DECLINED,
        GIVEN_UP
    }

    @AggregateIdentifier
    private PaymentId paymentId;

    private OrderId orderId;
    private Money amount;
    private String provider;
    private boolean captureAtOnce;
    private Stage stage;
    private @Nullable String authorization;
    private boolean approvedLate;
    private boolean lateApprovalVoided;
    private boolean calledOff;
    private Parts captures;
    private Parts voids;
    private Parts refunds;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(StartPayment command, OrderOfPayment order) {
        if (isThere()) {
            return sameAgain(command.paymentId(), command.orderId(), command.amount());
        }
        order.askFor(command.orderId(), command.paymentId(), command.amount());
        refuseUnlessPositive(command.amount());
        return record(new PaymentRequested(
                command.paymentId(),
                command.orderId(),
                command.amount(),
                command.provider(),
                command.method(),
                command.reference(),
                command.capture()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(RecordManualPayment command, OrderOfPayment order) {
        PaymentId id = command.paymentId();
        OrderId forOrder = command.orderId();
        Money seen = command.amount();
        if (isThere()) {
            return sameAgain(id, forOrder, seen);
        }
        order.askFor(forOrder, id, seen);
        refuseUnlessPositive(seen);
        long version = record(
                new PaymentRequested(
                        id, forOrder, seen, command.provider(), command.method(), command.reference(), false),
                new PaymentAuthorized(id, forOrder, seen, null));
        order.tellAuthorized(forOrder, id, seen);
        if (command.captured()) {
            version = record(requestCapture(AT_ONCE, seen), new PaymentCaptured(id, forOrder, AT_ONCE, seen));
            order.tellCaptured(forOrder, id, AT_ONCE, seen);
        }
        return version;
    }

    private boolean isThere() {
        return paymentId != null;
    }

    private long sameAgain(PaymentId id, OrderId forOrder, Money sameAmount) {
        if (!orderId.equals(forOrder) || !amount.equals(sameAmount)) {
            throw PaymentRejection.idTaken(id);
        }
        return record();
    }

    @EventSourcingHandler
    void evolve(PaymentRequested event) {
        paymentId = event.paymentId();
        orderId = event.orderId();
        amount = event.amount();
        provider = event.provider();
        captureAtOnce = event.capture();
        stage = Stage.REQUESTED;
        captures = new Parts(amount.currency());
        voids = new Parts(amount.currency());
        refunds = new Parts(amount.currency());
    }

    @CommandHandler
    long decide(RecordApproval command) {
        if (stage == Stage.AUTHORIZED || approvedLate) {
            return record();
        }
        if (stage != Stage.REQUESTED) {
            return record(new PaymentApprovedLate(paymentId, orderId, amount, provider, command.authorization()));
        }
        long version = record(new PaymentAuthorized(paymentId, orderId, amount, command.authorization()));
        return captureAtOnce ? record(requestCapture(AT_ONCE, amount)) : version;
    }

    @EventSourcingHandler
    void evolve(PaymentAuthorized event) {
        stage = Stage.AUTHORIZED;
        authorization = event.authorization();
    }

    @EventSourcingHandler
    void evolve(PaymentApprovedLate event) {
        approvedLate = true;
    }

    @CommandHandler
    long decide(RecordLateApprovalVoided command) {
        return approvedLate && !lateApprovalVoided
                ? record(new PaymentLateApprovalVoided(paymentId, orderId, amount))
                : record();
    }

    @EventSourcingHandler
    void evolve(PaymentLateApprovalVoided event) {
        lateApprovalVoided = true;
    }

    @CommandHandler
    long decide(RecordDecline command) {
        return switch (stage) {
            case REQUESTED -> record(new PaymentDeclined(paymentId, orderId, amount, command.code()));
            case DECLINED, GIVEN_UP -> record();
            case AUTHORIZED -> throw PaymentRejection.alreadyAuthorized(paymentId);
        };
    }

    @EventSourcingHandler
    void evolve(PaymentDeclined event) {
        stage = Stage.DECLINED;
    }

    @CommandHandler
    long decide(CapturePayment command) {
        Part before = captures.find(command.captureId());
        if (before != null) {
            return sameAgain("capture", command.captureId(), before, command.amount());
        }
        refuseUnlessAuthorized();
        Money left = capturable();
        Money asked = checked(command.amount(), left);
        if (asked.isZero()) {
            throw PaymentRejection.nothingToCapture(left);
        }
        if (asked.isMoreThan(left)) {
            throw PaymentRejection.captureExceedsAuthorization(asked, left);
        }
        return record(requestCapture(command.captureId(), asked));
    }

    @EventSourcingHandler
    void evolve(PaymentCaptureRequested event) {
        captures.put(event.captureId(), event.amount(), State.PENDING);
    }

    @CommandHandler
    long decide(RecordCapture command) {
        Part part = known("capture", captures, command.captureId());
        if (part.state() != State.PENDING) {
            return record();
        }
        long version = record(new PaymentCaptured(paymentId, orderId, command.captureId(), part.amount()));
        return calledOff
                ? record(requestRefund("called-off:" + command.captureId(), part.amount(), CALLED_OFF))
                : version;
    }

    @EventSourcingHandler
    void evolve(PaymentCaptured event) {
        captures.put(event.captureId(), event.amount(), State.DONE);
    }

    @CommandHandler
    long decide(RecordCaptureFailure command) {
        Part part = known("capture", captures, command.captureId());
        if (part.state() != State.PENDING) {
            return record();
        }
        long version = record(
                new PaymentCaptureFailed(paymentId, orderId, command.captureId(), part.amount(), command.code()));
        return calledOff ? record(requestVoid(part.amount())) : version;
    }

    @EventSourcingHandler
    void evolve(PaymentCaptureFailed event) {
        captures.put(event.captureId(), event.amount(), State.FAILED);
    }

    @CommandHandler
    long decide(VoidPayment command) {
        if (stage == Stage.DECLINED) {
            throw PaymentRejection.declined(paymentId);
        }
        if (stage == Stage.REQUESTED) {
            return record(giveUp());
        }
        if (capturable().isPositive()) {
            return record(requestVoid(capturable()));
        }
        if (captures.claimed().isPositive()) {
            throw PaymentRejection.nothingToVoid(paymentId);
        }
        return record();
    }

    @CommandHandler
    long decide(LetGo command) {
        Part before = voids.find(command.voidId());
        if (before != null) {
            return sameAgain("void", command.voidId(), before, command.amount());
        }
        refuseUnlessAuthorized();
        Money asked = checked(command.amount(), capturable());
        if (asked.isMoreThan(capturable())) {
            throw PaymentRejection.voidExceedsAuthorization(asked, capturable());
        }
        return record(requestVoid(command.voidId(), asked));
    }

    @EventSourcingHandler
    void evolve(PaymentVoidRequested event) {
        voids.put(event.voidId(), event.amount(), State.PENDING);
    }

    @CommandHandler
    long decide(RecordVoid command) {
        Part part = known("void", voids, command.voidId());
        return part.state() == State.PENDING
                ? record(new PaymentVoided(paymentId, orderId, command.voidId(), part.amount()))
                : record();
    }

    @EventSourcingHandler
    void evolve(PaymentVoided event) {
        voids.put(event.voidId(), event.amount(), State.DONE);
        if (stage == Stage.REQUESTED) {
            stage = Stage.GIVEN_UP;
        }
    }

    @CommandHandler
    long decide(RecordVoidFailure command) {
        Part part = known("void", voids, command.voidId());
        return part.state() == State.PENDING
                ? record(new PaymentVoidFailed(paymentId, orderId, command.voidId(), part.amount(), command.code()))
                : record();
    }

    @EventSourcingHandler
    void evolve(PaymentVoidFailed event) {
        voids.put(event.voidId(), event.amount(), State.FAILED);
    }

    @CommandHandler
    long decide(RefundPayment command) {
        Part before = refunds.find(command.refundId());
        if (before != null) {
            return sameAgain("refund", command.refundId(), before, command.amount());
        }
        refuseUnlessAuthorized();
        Money left = refundable();
        Money asked = checked(command.amount(), left);
        if (asked.isZero()) {
            throw PaymentRejection.nothingToRefund(left);
        }
        if (asked.isMoreThan(left)) {
            throw PaymentRejection.refundExceedsCaptured(asked, left);
        }
        return record(requestRefund(command.refundId(), asked, command.reason()));
    }

    @EventSourcingHandler
    void evolve(PaymentRefundRequested event) {
        refunds.put(event.refundId(), event.amount(), State.PENDING);
    }

    @CommandHandler
    long decide(RecordRefund command) {
        Part part = known("refund", refunds, command.refundId());
        return part.state() == State.PENDING
                ? record(new PaymentRefunded(paymentId, orderId, command.refundId(), part.amount()))
                : record();
    }

    @EventSourcingHandler
    void evolve(PaymentRefunded event) {
        refunds.put(event.refundId(), event.amount(), State.DONE);
    }

    @CommandHandler
    long decide(RecordRefundFailure command) {
        Part part = known("refund", refunds, command.refundId());
        return part.state() == State.PENDING
                ? record(new PaymentRefundFailed(paymentId, orderId, command.refundId(), part.amount(), command.code()))
                : record();
    }

    @EventSourcingHandler
    void evolve(PaymentRefundFailed event) {
        refunds.put(event.refundId(), event.amount(), State.FAILED);
    }

    @CommandHandler
    long decide(MoveOut command, OrderOfPayment order) {
        Part before = refunds.find(command.moveId());
        if (before != null) {
            return sameAgain("refund", command.moveId(), before, command.amount());
        }
        refuseUnlessAuthorized();
        Money asked = checked(command.amount(), refundable());
        if (asked.isMoreThan(refundable())) {
            throw PaymentRejection.refundExceedsCaptured(asked, refundable());
        }
        order.tellMovedOut(orderId, paymentId, command.moveId(), asked);
        return record(
                new PaymentMovedOut(paymentId, orderId, command.moveId(), asked, command.to(), command.toOrder()));
    }

    @EventSourcingHandler
    void evolve(PaymentMovedOut event) {
        refunds.put(event.moveId(), event.amount(), State.DONE);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(MoveIn command, OrderOfPayment order) {
        if (isThere()) {
            return sameAgain(command.paymentId(), command.orderId(), command.amount());
        }
        order.askFor(command.orderId(), command.paymentId(), command.amount());
        refuseUnlessPositive(command.amount());
        long version = record(new PaymentMovedIn(
                command.paymentId(),
                command.orderId(),
                command.amount(),
                command.from(),
                command.provider(),
                command.method(),
                command.reference(),
                command.authorization()));
        order.tellAuthorized(command.orderId(), command.paymentId(), command.amount());
        order.tellCaptured(command.orderId(), command.paymentId(), PaymentMovedIn.CAPTURE, command.amount());
        return version;
    }

    @EventSourcingHandler
    void evolve(PaymentMovedIn event) {
        paymentId = event.paymentId();
        orderId = event.orderId();
        amount = event.amount();
        provider = event.provider();
        authorization = event.authorization();
        stage = Stage.AUTHORIZED;
        captures = new Parts(amount.currency());
        voids = new Parts(amount.currency());
        refunds = new Parts(amount.currency());
        captures.put(PaymentMovedIn.CAPTURE, amount, State.DONE);
    }

    @CommandHandler
    long decide(CallOffPayment command) {
        if (calledOff || stage == Stage.DECLINED || stage == Stage.GIVEN_UP) {
            return record();
        }
        List<Object> events = new ArrayList<>();
        events.add(new PaymentCalledOff(paymentId, orderId, command.reason()));
        if (stage == Stage.REQUESTED) {
            events.add(giveUp());
        } else {
            if (capturable().isPositive()) {
                events.add(requestVoid(capturable()));
            }
            if (refundable().isPositive()) {
                events.add(requestRefund("called-off", refundable(), command.reason()));
            }
        }
        return record(events.toArray());
    }

    @EventSourcingHandler
    void evolve(PaymentCalledOff event) {
        calledOff = true;
    }

    /** Secured, and neither taken, let go nor on its way to be. */
    private Money capturable() {
        return amount.minus(captures.claimed()).minus(voids.claimed());
    }

    /** Taken, and neither given back nor on its way to be. */
    private Money refundable() {
        return captures.done().minus(refunds.claimed());
    }

    private PaymentCaptureRequested requestCapture(String captureId, Money part) {
        return new PaymentCaptureRequested(paymentId, orderId, captureId, part, provider, authorization);
    }

    private PaymentVoidRequested requestVoid(Money part) {
        return requestVoid(Integer.toString(voids.count() + 1), part);
    }

    private PaymentVoidRequested requestVoid(String voidId, Money part) {
        return new PaymentVoidRequested(paymentId, orderId, voidId, part, provider, authorization);
    }

    private PaymentRefundRequested requestRefund(String refundId, Money part, String reason) {
        return new PaymentRefundRequested(paymentId, orderId, refundId, part, reason, provider, authorization);
    }

    private PaymentVoided giveUp() {
        return new PaymentVoided(paymentId, orderId, PaymentVoided.UNANSWERED, amount);
    }

    private void refuseUnlessAuthorized() {
        switch (stage) {
            case REQUESTED -> throw PaymentRejection.notAuthorized(paymentId);
            case DECLINED -> throw PaymentRejection.declined(paymentId);
            case GIVEN_UP -> throw PaymentRejection.voided(paymentId);
            case AUTHORIZED -> {
                // there is money in it
            }
        }
    }

    private Money checked(@Nullable Money asked, Money all) {
        if (asked == null) {
            return all;
        }
        if (!asked.currency().equals(amount.currency())) {
            throw PaymentRejection.wrongCurrency(asked.currency(), amount.currency());
        }
        refuseUnlessPositive(asked);
        return asked;
    }

    private static void refuseUnlessPositive(Money money) {
        if (!money.isPositive()) {
            throw PaymentRejection.notPositive();
        }
    }

    private static long sameAgain(String noun, String id, Part before, @Nullable Money asked) {
        if (asked != null && !asked.equals(before.amount())) {
            throw PaymentRejection.partIdTaken(noun, id);
        }
        return record();
    }

    private static Part known(String noun, Parts parts, String id) {
        Part part = parts.find(id);
        if (part == null) {
            throw PaymentRejection.unknownPart(noun, id);
        }
        return part;
    }
}
