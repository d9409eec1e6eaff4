package io.orderfold.returns.command;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Reasoned;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.PaymentRef;
import io.orderfold.returns.Inspected;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.WantedBack;
import io.orderfold.returns.WantedInstead;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a return. Each answers with its version after it ({@code Long}). */
public sealed interface ReturnCommand {

    ReturnId returnId();

    /**
     * A customer wants to send pieces back; refused beyond what has left and is in no other return.
     *
     * @param late whether it is let in although the window is over
     */
    record RequestReturn(
            @TargetAggregateIdentifier ReturnId returnId,
            OrderId orderId,
            List<WantedBack> lines,
            @Nullable String comment,
            boolean late)
            implements ReturnCommand {}

    /** The goods may come. Asking twice changes nothing twice. */
    record ApproveReturn(@TargetAggregateIdentifier ReturnId returnId) implements ReturnCommand {}

    /** The goods may not come; their pieces are free for another return. */
    record RejectReturn(@TargetAggregateIdentifier ReturnId returnId, String reason)
            implements ReturnCommand, Reasoned {}

    /** Pieces are here, all or some; refused beyond what is expected. */
    record ReceiveReturn(@TargetAggregateIdentifier ReturnId returnId, List<LineQuantity> lines)
            implements ReturnCommand {}

    /** Received pieces were looked at; what shall be restocked goes to stock in the same transaction. */
    record InspectReturn(@TargetAggregateIdentifier ReturnId returnId, List<Inspected> lines)
            implements ReturnCommand {}

    /**
     * Gives money back for all that was received and not paid back yet, from the order's payments, the oldest first.
     *
     * @param fee what the shop keeps of it; null for nothing
     */
    record RefundReturn(
            @TargetAggregateIdentifier ReturnId returnId,
            @Nullable Money fee) implements ReturnCommand {}

    /** The provider refused a part of a refund. Asking twice changes nothing twice. */
    record RecordReturnRefundFailure(
            @TargetAggregateIdentifier ReturnId returnId, String refundId, PaymentRef paymentId, Money amount)
            implements ReturnCommand {}

    /** Ends it; what has not come by now is not expected any more. */
    record CloseReturn(@TargetAggregateIdentifier ReturnId returnId) implements ReturnCommand {}

    /**
     * Has what was received and not paid back pay for a new order of the same customer, placed at today's prices. What is
     * left of it goes back; what is lacking is the new order's to collect.
     *
     * @param exchangeOrder the new order's id; the same again changes nothing
     * @param fee what the shop keeps; null for nothing
     */
    record ExchangeReturn(
            @TargetAggregateIdentifier ReturnId returnId,
            OrderId exchangeOrder,
            List<WantedInstead> lines,
            @Nullable Money fee)
            implements ReturnCommand {}
}
