package io.orderfold.payments.command;

import io.orderfold.kernel.Money;
import io.orderfold.payments.PaymentId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a payment. Each answers with its version after it ({@code Long}). */
public sealed interface PaymentCommand {

    PaymentId paymentId();

    /**
     * Takes money that was authorised; refused beyond what is authorised and not yet captured.
     *
     * @param captureId tells this capture from others; the same one again changes nothing
     * @param amount null for all that is left
     */
    record CapturePayment(
            @TargetAggregateIdentifier PaymentId paymentId, String captureId, @Nullable Money amount)
            implements PaymentCommand {}

    /** Lets go what is authorised and not captured. */
    record VoidPayment(@TargetAggregateIdentifier PaymentId paymentId) implements PaymentCommand {}
}
