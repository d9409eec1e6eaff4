package io.orderfold.orders.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Reasoned;
import io.orderfold.kernel.Touches;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PersonalText;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.EditChange;
import io.orderfold.orders.EditId;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.NoteAudience;
import io.orderfold.orders.NoteId;
import io.orderfold.orders.OrderAreas;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.ReturnRef;
import io.orderfold.orders.ShipmentRef;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Discount;
import io.orderfold.pricing.ShippingMethodCode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of an order. Each answers with the order's version after it ({@code Long}). Those named
 * {@code Record…} tell the order a fact that another module has established; asking twice changes nothing twice.
 */
public sealed interface OrderCommand {

    OrderId orderId();

    /** Starts an order. The same id with the same content again is answered as before; with other content refused. */
    record DraftOrder(
            @TargetAggregateIdentifier OrderId orderId,
            CustomerId customerId,
            Currency currency,
            List<RequestedLine> lines,
            @Nullable PostalAddress shippingAddress)
            implements OrderCommand {}

    /** Adds a line at the price the product has now. */
    @Touches({OrderAreas.LINES, OrderAreas.PRICE, OrderAreas.GOODS})
    record AddLine(@TargetAggregateIdentifier OrderId orderId, Sku sku, int quantity) implements OrderCommand {}

    /** Changes how many pieces a line has; its price stays. */
    @Touches({OrderAreas.LINES, OrderAreas.PRICE, OrderAreas.GOODS})
    record ChangeLineQuantity(@TargetAggregateIdentifier OrderId orderId, LineId lineId, int quantity)
            implements OrderCommand {}

    /** Takes a line off a draft. */
    @Touches({OrderAreas.LINES, OrderAreas.PRICE, OrderAreas.GOODS})
    record RemoveLine(@TargetAggregateIdentifier OrderId orderId, LineId lineId) implements OrderCommand {}

    /** Says where the goods shall go. */
    @Touches({OrderAreas.ADDRESS, OrderAreas.PRICE})
    record ChangeShippingAddress(@TargetAggregateIdentifier OrderId orderId, PostalAddress shippingAddress)
            implements OrderCommand {}

    /**
     * Takes something off a draft's price, by hand.
     *
     * @param lineId null for the whole order
     */
    @Touches(OrderAreas.PRICE)
    record GiveDiscount(
            @TargetAggregateIdentifier OrderId orderId,
            @Nullable LineId lineId,
            Discount discount,
            String reason) implements OrderCommand, Reasoned {}

    /** Uses a coupon on a draft. It is redeemed when the order is placed, and only then counts as used. */
    @Touches(OrderAreas.PRICE)
    record UseCoupon(@TargetAggregateIdentifier OrderId orderId, CouponCode coupon) implements OrderCommand {}

    /** Takes a coupon off a draft. */
    @Touches(OrderAreas.PRICE)
    record DropCoupon(@TargetAggregateIdentifier OrderId orderId, CouponCode coupon) implements OrderCommand {}

    /** Has a discount count no more. */
    @Touches(OrderAreas.PRICE)
    record WithdrawDiscount(@TargetAggregateIdentifier OrderId orderId, DiscountId discountId)
            implements OrderCommand {}

    /** Gives a draft's line another price than the catalogue's. */
    @Touches(OrderAreas.PRICE)
    record OverridePrice(@TargetAggregateIdentifier OrderId orderId, LineId lineId, Money unitPrice, String reason)
            implements OrderCommand, Reasoned {}

    /**
     * Says how a draft's goods shall be sent.
     *
     * @param method null for none
     */
    @Touches(OrderAreas.PRICE)
    record ChooseShippingMethod(
            @TargetAggregateIdentifier OrderId orderId,
            @Nullable ShippingMethodCode method) implements OrderCommand {}

    /**
     * Has a draft's lines set aside before it is placed, all or none; changes of its lines are followed. Asked again, it
     * is until the new time.
     *
     * @param until when they are given back, unless it is placed by then; at most 30 days ahead
     */
    @Touches(OrderAreas.GOODS)
    record ReserveDraft(@TargetAggregateIdentifier OrderId orderId, Instant until) implements OrderCommand {}

    /** Gives back what is set aside for a draft. */
    @Touches(OrderAreas.GOODS)
    record ReleaseDraft(@TargetAggregateIdentifier OrderId orderId) implements OrderCommand {}

    /** Inventory has set aside what a draft requested; refused when it has requested something else since. */
    record RecordDraftReserved(@TargetAggregateIdentifier OrderId orderId, int request) implements OrderCommand {}

    /** Inventory could not set aside all that a draft requested, and sets none aside. */
    record RecordDraftShort(@TargetAggregateIdentifier OrderId orderId, int request, List<Sku> shortOf)
            implements OrderCommand {}

    /** The time of a draft's reservation is over, unless it has been moved since. */
    record ExpireDraftReservation(@TargetAggregateIdentifier OrderId orderId, Instant until) implements OrderCommand {}

    /** The customer orders: from here on stock and money are secured. */
    record PlaceOrder(@TargetAggregateIdentifier OrderId orderId) implements OrderCommand {}

    /**
     * Offers a draft to its customer as it is, for the price it has today. While the offer stands the draft is not changed.
     *
     * @param validUntil until when the customer may accept
     */
    @Touches({OrderAreas.LINES, OrderAreas.PRICE, OrderAreas.ADDRESS})
    record SendQuote(@TargetAggregateIdentifier OrderId orderId, Instant validUntil) implements OrderCommand {}

    /** Has an offer stand until another time than it does. */
    @Touches(OrderAreas.PRICE)
    record MoveQuoteExpiry(@TargetAggregateIdentifier OrderId orderId, Instant validUntil, String reason)
            implements OrderCommand, Reasoned {}

    /** Takes an offer back, so that the draft can be changed. */
    @Touches({OrderAreas.LINES, OrderAreas.PRICE, OrderAreas.ADDRESS})
    record WithdrawQuote(@TargetAggregateIdentifier OrderId orderId) implements OrderCommand {}

    /** The customer takes the offer: places the order for what was quoted, whatever things cost by now. */
    record AcceptQuote(@TargetAggregateIdentifier OrderId orderId) implements OrderCommand {}

    /**
     * Stops anything from being shipped until released.
     *
     * @param reviewBy when somebody shall look at it at the latest; null for no time in particular
     */
    @Touches(OrderAreas.HOLDS)
    record HoldOrder(
            @TargetAggregateIdentifier OrderId orderId,
            HoldKind kind,
            String reason,
            @Nullable Instant reviewBy) implements OrderCommand, Reasoned {

        public HoldOrder(OrderId orderId, HoldKind kind, String reason) {
            this(orderId, kind, reason, null);
        }
    }

    /**
     * Has a hold be looked at by another time.
     *
     * @param reviewBy null for no time in particular
     */
    @Touches(OrderAreas.HOLDS)
    record MoveHoldReview(
            @TargetAggregateIdentifier OrderId orderId,
            HoldKind kind,
            @Nullable Instant reviewBy,
            String reason) implements OrderCommand, Reasoned {}

    /** Lifts one hold; lifting a short one has the reservation tried again. Null lifts the only hold there is. */
    @Touches({OrderAreas.HOLDS, OrderAreas.GOODS})
    record ReleaseOrder(
            @TargetAggregateIdentifier OrderId orderId,
            @Nullable HoldKind kind) implements OrderCommand {}

    /** Has the order found by a word; one it has already changes nothing. In any state. */
    @Touches(OrderAreas.TAGS)
    record TagOrder(@TargetAggregateIdentifier OrderId orderId, OrderTag tag) implements OrderCommand {}

    /** Has the order found by a word no more; one it does not have changes nothing. In any state. */
    @Touches(OrderAreas.TAGS)
    record UntagOrder(@TargetAggregateIdentifier OrderId orderId, OrderTag tag) implements OrderCommand {}

    /**
     * Puts an order out of the way that is completed or cancelled; one that is already stays so. Refused with
     * {@code wrong-state}, and with {@code return-open} while something is to come back.
     */
    @Touches(OrderAreas.ARCHIVE)
    record ArchiveOrder(@TargetAggregateIdentifier OrderId orderId) implements OrderCommand {}

    /** Takes an order out of the archive; one that is not there stays as it is. */
    @Touches(OrderAreas.ARCHIVE)
    record UnarchiveOrder(@TargetAggregateIdentifier OrderId orderId) implements OrderCommand {}

    /** Writes something down about the order, for the staff or for its customer, too. In any state. */
    @Touches(OrderAreas.NOTES)
    record WriteNote(
            @TargetAggregateIdentifier OrderId orderId,
            @Personal PersonalText text,
            NoteAudience audience) implements OrderCommand {

        /** For the staff. */
        public WriteNote(OrderId orderId, PersonalText text) {
            this(orderId, text, NoteAudience.STAFF);
        }
    }

    /** Takes a note away; the log keeps it. In any state. */
    @Touches(OrderAreas.NOTES)
    record RemoveNote(@TargetAggregateIdentifier OrderId orderId, NoteId noteId) implements OrderCommand {}

    /**
     * Works out what changes would make of an order that has been placed, and does nothing of it. A staged edit takes the
     * place of the one before.
     *
     * @param changes at most one a line
     * @param shippingAddress where it shall go instead; taxes and shipping are reckoned for there
     */
    @Touches({OrderAreas.LINES, OrderAreas.PRICE, OrderAreas.ADDRESS, OrderAreas.EDIT})
    record StageEdit(
            @TargetAggregateIdentifier OrderId orderId,
            List<EditChange> changes,
            @Nullable PostalAddress shippingAddress,
            String reason)
            implements OrderCommand, Reasoned {}

    /** Does what was staged, at the price that was shown. */
    record ConfirmEdit(@TargetAggregateIdentifier OrderId orderId, EditId editId) implements OrderCommand {}

    /** Does not do what was staged. */
    @Touches(OrderAreas.EDIT)
    record DropEdit(@TargetAggregateIdentifier OrderId orderId, EditId editId) implements OrderCommand {}

    /**
     * Calls pieces off that have not left; each takes its share of the order's discounts along.
     *
     * @param restock whether what was reserved of them is for sale again; else it is written off
     */
    record CancelLines(
            @TargetAggregateIdentifier OrderId orderId, List<LineQuantity> lines, String reason, boolean restock)
            implements OrderCommand, Reasoned {}

    /**
     * Takes the last edit back, and after it the one before, down to the last thing that can't be taken back. Stock,
     * shipments and payments follow as they do an edit.
     *
     * @param managing whether its sender may make edits that managers alone may
     */
    record UndoEdit(@TargetAggregateIdentifier OrderId orderId, String reason, boolean managing)
            implements OrderCommand, Reasoned {}

    /** Makes the edit again that was taken back last, as long as there has been no other since. See {@link UndoEdit}. */
    record RedoEdit(@TargetAggregateIdentifier OrderId orderId, String reason, boolean managing)
            implements OrderCommand, Reasoned {}

    /**
     * Gives money back without taking goods back: the order costs less by that, and what was paid too much goes back.
     *
     * @param lines pieces whose price goes back; those that were called off or returned have gone back already
     * @param shipping whether what sending costs goes back
     * @param amount so much more, shared over all that the order costs; null for none
     */
    @Touches({OrderAreas.PRICE, OrderAreas.MONEY})
    record GrantRefund(
            @TargetAggregateIdentifier OrderId orderId,
            List<LineQuantity> lines,
            boolean shipping,
            @Nullable Money amount,
            String reason)
            implements OrderCommand, Reasoned {}

    /**
     * Lets goods leave beyond what is paid.
     *
     * @param upTo so much in all, zero for no more; null for what is due now
     */
    @Touches(OrderAreas.MONEY)
    record AllowCredit(
            @TargetAggregateIdentifier OrderId orderId,
            @Nullable Money upTo,
            String reason) implements OrderCommand, Reasoned {}

    /**
     * Says how soon the order is to be served of those that wait for the same goods: the higher, the sooner, and the oldest
     * first of the same.
     *
     * @param priority 0, as every order has it, to 9
     */
    @Touches(OrderAreas.GOODS)
    record SetPriority(@TargetAggregateIdentifier OrderId orderId, int priority, String reason)
            implements OrderCommand, Reasoned {}

    /**
     * Calls the order off. Not once goods have left.
     *
     * @param restock whether what was reserved is for sale again; else it is written off
     * @param refund whether what was taken goes back; what is only secured is let go in any case
     */
    record CancelOrder(
            @TargetAggregateIdentifier OrderId orderId,
            CancelCause cause,
            String reason,
            boolean restock,
            boolean refund)
            implements OrderCommand, Reasoned {

        /** For any cause; everything is given back. */
        public CancelOrder(OrderId orderId, String reason) {
            this(orderId, CancelCause.OTHER, reason, true, true);
        }
    }

    /** Closes an order by hand that is delivered and paid; as a rule it closes by itself. */
    record CompleteOrder(@TargetAggregateIdentifier OrderId orderId) implements OrderCommand {}

    /**
     * Inventory has reserved every line; refused with {@code claim-changed} when the order claims something else by now.
     *
     * @param backordered pieces promised beyond what is in stock
     * @param changes how many edits and dispatches the claim was worked out from
     */
    record RecordStockReserved(@TargetAggregateIdentifier OrderId orderId, List<LineQuantity> backordered, int changes)
            implements OrderCommand {

        /** Of an order that was placed and has neither been edited nor shipped. */
        public RecordStockReserved(OrderId orderId, List<LineQuantity> backordered) {
            this(orderId, backordered, 0);
        }
    }

    /** Inventory could not reserve every line, and reserved none: the order is held as short of these skus. */
    record RecordStockShort(@TargetAggregateIdentifier OrderId orderId, List<Sku> shortOf) implements OrderCommand {}

    /** Inventory has given back what it had reserved. */
    record RecordStockReleased(@TargetAggregateIdentifier OrderId orderId) implements OrderCommand {}

    /**
     * A payment is about to be asked for; the order says whether it may, so that no two ask for the same money.
     *
     * @param amount null for all that is not yet asked for
     */
    record RequestPayment(
            @TargetAggregateIdentifier OrderId orderId,
            PaymentRef paymentRef,
            @Nullable Money amount) implements OrderCommand {}

    /** Nobody can be charged automatically: the order waits for its customer's money until {@code payBy}. */
    record AwaitPayment(@TargetAggregateIdentifier OrderId orderId, Instant payBy) implements OrderCommand {}

    /**
     * Says until when goods of the order may be sent back, of which some have left.
     *
     * @param until at most a year ahead; null for ever
     */
    @Touches(OrderAreas.GOODS)
    record MoveReturnWindow(
            @TargetAggregateIdentifier OrderId orderId,
            @Nullable Instant until,
            String reason) implements OrderCommand, Reasoned {}

    /**
     * Has the order wait for its customer's money until another time than it does.
     *
     * @param payBy null for as long as it takes
     */
    @Touches(OrderAreas.MONEY)
    record MoveTimeToPay(
            @TargetAggregateIdentifier OrderId orderId,
            @Nullable Instant payBy,
            String reason) implements OrderCommand, Reasoned {}

    /**
     * The time to pay is over: calls the order off, unless its money has come, is being asked for, or was given longer.
     *
     * @param payBy the time that is over, as the order had said it
     */
    record ExpireOrder(@TargetAggregateIdentifier OrderId orderId, Instant payBy) implements OrderCommand {}

    /** The money of a requested payment is secured. */
    record RecordPaymentAuthorized(
            @TargetAggregateIdentifier OrderId orderId, PaymentRef paymentRef, Money amount) implements OrderCommand {}

    /** A requested payment was declined or timed out; the customer may pay again until {@code payBy}. */
    record RecordPaymentDeclined(
            @TargetAggregateIdentifier OrderId orderId, PaymentRef paymentRef, String code, Instant payBy)
            implements OrderCommand {}

    /** So much of an authorised payment was captured, in this one go ({@code captureId} tells it from others). */
    record RecordPaymentCaptured(
            @TargetAggregateIdentifier OrderId orderId, PaymentRef paymentRef, String captureId, Money amount)
            implements OrderCommand {}

    /** So much of an authorisation was let go ({@code voidId} tells it from others). */
    record RecordPaymentVoided(
            @TargetAggregateIdentifier OrderId orderId, PaymentRef paymentRef, String voidId, Money amount)
            implements OrderCommand {}

    /** So much of what was captured was given back ({@code refundId} tells it from others). */
    record RecordPaymentRefunded(
            @TargetAggregateIdentifier OrderId orderId, PaymentRef paymentRef, String refundId, Money amount)
            implements OrderCommand {}

    /** Sets lines aside for a shipment; refused beyond what is not yet set aside. */
    record AllocateLines(@TargetAggregateIdentifier OrderId orderId, ShipmentRef shipmentRef, List<LineQuantity> lines)
            implements OrderCommand {}

    /** Frees lines that were set aside for a shipment and will not go with it. */
    record DeallocateLines(
            @TargetAggregateIdentifier OrderId orderId, ShipmentRef shipmentRef, List<LineQuantity> lines)
            implements OrderCommand {}

    /** What is set aside for one shipment is for another. */
    record ReassignLines(
            @TargetAggregateIdentifier OrderId orderId, ShipmentRef from, ShipmentRef into, List<LineQuantity> lines)
            implements OrderCommand {}

    /** Lets a shipment's lines leave the house; refused while held, unconfirmed or called off. */
    record ShipLines(@TargetAggregateIdentifier OrderId orderId, ShipmentRef shipmentRef, List<LineQuantity> lines)
            implements OrderCommand {}

    /** A shipment has arrived. */
    record RecordDelivery(@TargetAggregateIdentifier OrderId orderId, ShipmentRef shipmentRef, List<LineQuantity> lines)
            implements OrderCommand {}

    /** A return of these pieces is asked for; refused beyond what has left and is in no other return. */
    record AllowReturn(@TargetAggregateIdentifier OrderId orderId, ReturnRef returnRef, List<LineQuantity> lines)
            implements OrderCommand {}

    /**
     * Pieces are replaced without being returned; refused beyond what has left, is in no return and was not replaced.
     *
     * @param replacement the order that brings them once more
     */
    record ReplaceLines(
            @TargetAggregateIdentifier OrderId orderId, OrderId replacement, List<LineQuantity> lines, String reason)
            implements OrderCommand, Reasoned {}

    /** Whatever of a return has not come back will not; another return may have it. */
    record DismissReturn(@TargetAggregateIdentifier OrderId orderId, ReturnRef returnRef) implements OrderCommand {}

    /**
     * Pieces of a return have come back; refused beyond what it was allowed.
     *
     * @param receiptId tells this receipt from others; the same one again changes nothing
     */
    record TakeBackLines(
            @TargetAggregateIdentifier OrderId orderId, ReturnRef returnRef, String receiptId, List<LineQuantity> lines)
            implements OrderCommand {}

    /**
     * Brings in an order that was completed elsewhere, at its own time, without touching stock or money.
     *
     * @param source what it was known by there, such as an invoice number
     * @param orderedAt when the customer ordered (UTC)
     */
    record RecordHistoricalOrder(
            @TargetAggregateIdentifier OrderId orderId,
            String source,
            CustomerId customerId,
            Currency currency,
            List<OrderLine> lines,
            @Nullable String country,
            Instant orderedAt)
            implements OrderCommand {}

    /**
     * Takes pieces back from an order brought in as history; refused beyond what is left of the line.
     *
     * @param takeBackId tells this taking back from others; the same one again changes nothing
     */
    record TakeBackHistoricalLine(
            @TargetAggregateIdentifier OrderId orderId,
            String takeBackId,
            LineId lineId,
            int quantity,
            Instant takenBackAt)
            implements OrderCommand {}
}
