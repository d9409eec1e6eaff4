package io.orderfold.orders.query;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.FulfilmentStatus;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.PaymentStatus;
import io.orderfold.orders.ShippingCharge;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order as people see it, folded from its events by {@link OrderFold}.
 *
 * @param discounts what was given, in the order in which it counts
 * @param subtotal of all lines, before discount, tax and shipping
 * @param discount on all lines; what is taken off shipping is not in it
 * @param tax on all lines and on shipping, whether prices include it or not
 * @param taxIncluded whether prices have the tax in them; where they do not, it is added to the total
 * @param shipping what sending costs, after discount
 * @param shippingCharge how that is made up, once a shipping method is chosen
 * @param shippingRefunded what went back of that
 * @param refundable of what was taken, how much is for what the order costs: more can't go back
 * @param due neither secured nor being asked for
 * @param credit what may leave beyond what is paid, in all; absent where nothing may
 * @param edit what was worked out to be changed and is neither confirmed nor dropped
 * @param payBy until when the customer may pay, while the order waits for that
 * @param orderedAt when it was placed, or drafted while it is not placed yet
 * @param undo the edits that can be taken back
 * @param redo the edits that were taken back and can be made again
 * @param reservation what is set aside for the draft
 * @param quote how the draft is offered to its customer
 * @param cancelledBy who called it off
 * @param source what an order brought in as history was known by
 * @param priority 0 to 9: the higher, the sooner it is served of those that wait for the same goods
 * @param tags by alphabet
 * @param notes oldest first
 * @param replacements pieces that the customer got once more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderView(
        OrderId orderId,
        String orderNumber,
        long version,
        OrderStatus status,
        PaymentStatus paymentStatus,
        FulfilmentStatus fulfilmentStatus,
        boolean onHold,
        List<HoldView> holds,
        CustomerId customerId,
        String currency,
        List<LineView> lines,
        List<OrderDiscount> discounts,
        Money subtotal,
        Money discount,
        Money tax,
        boolean taxIncluded,
        Money shipping,
        @Nullable ShippingCharge shippingCharge,
        Money shippingRefunded,
        Money total,
        Money refundable,
        Money due,
        @Nullable Money credit,
        @Nullable EditView edit,
        UndoView undo,
        UndoView redo,
        @Nullable DraftReservationView reservation,
        @Nullable QuoteView quote,
        List<OrderPaymentView> payments,
        @Personal @Nullable PostalAddress shippingAddress,
        @Nullable Instant payBy,
        Instant orderedAt,
        @Nullable Instant placedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant archivedAt,
        @Nullable Instant returnBy,
        @Nullable CancelCause cancelCause,
        @Nullable String cancelReason,
        @Nullable Actor cancelledBy,
        @Nullable String source,
        int priority,
        Set<OrderTag> tags,
        List<NoteView> notes,
        List<ReplacementView> replacements,
        Instant updatedAt)
        implements Versioned {

    /** What the customer pays for what has left; the first pieces bring what sending costs. */
    @JsonIgnore
    public Money worthShipped() {
        Money worth = Money.sum(
                total.currency(), lines.stream().map(LineView::worthShipped).toList());
        boolean any = lines.stream().anyMatch(line -> line.shipped() > 0);
        return any && shippingCharge != null ? worth.plus(shippingCharge.total()) : worth;
    }
}
