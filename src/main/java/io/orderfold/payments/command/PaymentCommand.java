package io.orderfold.payments.command;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Reasoned;
import io.orderfold.orders.OrderId;
import io.orderfold.payments.PaymentId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of a payment. Each answers with its version after it ({@code Long}). Those named
 * {@code Record…} store what the provider answered, or what staff has seen; asking twice changes nothing twice.
 */
public sealed interface PaymentCommand {

    PaymentId paymentId();

    /**
     * Collects money for an order by the provider, if the order agrees. The same again is answered as before.
     *
     * @param provider which provider shall secure it
     * @param method how the customer pays, such as {@code card}
     * @param reference what staff knows the payment by; never personal data
     * @param capture whether to take the money as soon as it is secured
     */
    record StartPayment(
            @TargetAggregateIdentifier PaymentId paymentId,
            OrderId orderId,
            Money amount,
            String provider,
            @Nullable String method,
            @Nullable String reference,
            boolean capture)
            implements PaymentCommand {}

    /**
     * Staff has seen the money elsewhere: it counts as secured at once, for payment and order in one transaction.
     *
     * @param provider the provider that payments by staff go under
     * @param captured whether the money is in already, not only promised
     */
    record RecordManualPayment(
            @TargetAggregateIdentifier PaymentId paymentId,
            OrderId orderId,
            Money amount,
            String provider,
            @Nullable String method,
            @Nullable String reference,
            boolean captured)
            implements PaymentCommand {}

    /** The provider secured the money; {@code authorization} is its own name for it. */
    record RecordApproval(@TargetAggregateIdentifier PaymentId paymentId, String authorization)
            implements PaymentCommand {}

    /** The provider refused, or did not answer. */
    record RecordDecline(@TargetAggregateIdentifier PaymentId paymentId, String code) implements PaymentCommand {}

    /**
     * Takes money that was authorised; refused beyond what is authorised and not yet captured.
     *
     * @param captureId tells this capture from others; the same one again changes nothing
     * @param amount null for all that is left
     */
    record CapturePayment(
            @TargetAggregateIdentifier PaymentId paymentId,
            String captureId,
            @Nullable Money amount) implements PaymentCommand {}

    record RecordCapture(@TargetAggregateIdentifier PaymentId paymentId, String captureId) implements PaymentCommand {}

    record RecordCaptureFailure(@TargetAggregateIdentifier PaymentId paymentId, String captureId, String code)
            implements PaymentCommand {}

    /** Lets go what is authorised and not captured. */
    record VoidPayment(@TargetAggregateIdentifier PaymentId paymentId) implements PaymentCommand {}

    /**
     * Lets go so much of what is authorised and not captured; refused beyond that.
     *
     * @param voidId tells this void from others; the same one again changes nothing
     */
    record LetGo(@TargetAggregateIdentifier PaymentId paymentId, String voidId, Money amount)
            implements PaymentCommand {}

    record RecordVoid(@TargetAggregateIdentifier PaymentId paymentId, String voidId) implements PaymentCommand {}

    record RecordVoidFailure(@TargetAggregateIdentifier PaymentId paymentId, String voidId, String code)
            implements PaymentCommand {}

    /** An approval that came too late was let go at the provider. */
    record RecordLateApprovalVoided(
            @TargetAggregateIdentifier PaymentId paymentId) implements PaymentCommand {}

    /**
     * Gives back money that was captured; refused beyond what is captured and not yet on its way back.
     *
     * @param refundId tells this refund from others; the same one again changes nothing
     * @param amount null for all that is left
     */
    record RefundPayment(
            @TargetAggregateIdentifier PaymentId paymentId,
            String refundId,
            @Nullable Money amount,
            String reason) implements PaymentCommand, Reasoned {}

    record RecordRefund(@TargetAggregateIdentifier PaymentId paymentId, String refundId) implements PaymentCommand {}

    record RecordRefundFailure(@TargetAggregateIdentifier PaymentId paymentId, String refundId, String code)
            implements PaymentCommand {}

    /**
     * Has money that was taken pay for another order; refused beyond what is captured and not given back, and beyond what
     * the other order has to pay.
     *
     * @param paymentId where it is
     * @param to the payment it will be
     * @param moveId tells this move from others
     */
    record MoveMoney(PaymentId paymentId, String moveId, Money amount, PaymentId to, OrderId toOrder)
            implements PaymentCommand {}

    /** Gives money up to another order's payment. */
    record MoveOut(
            @TargetAggregateIdentifier PaymentId paymentId, String moveId, Money amount, PaymentId to, OrderId toOrder)
            implements PaymentCommand {}

    /** Takes money over that another order's payment has given up. */
    record MoveIn(
            @TargetAggregateIdentifier PaymentId paymentId,
            OrderId orderId,
            Money amount,
            PaymentId from,
            String provider,
            @Nullable String method,
            @Nullable String reference,
            @Nullable String authorization)
            implements PaymentCommand {}

    /**
     * Nothing of this payment shall be kept: what is captured goes back, the rest is let go, and what the provider
     * answers later is undone as it comes in.
     */
    record CallOffPayment(@TargetAggregateIdentifier PaymentId paymentId, String reason)
            implements PaymentCommand, Reasoned {}
}
