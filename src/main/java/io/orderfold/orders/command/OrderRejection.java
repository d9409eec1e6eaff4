package io.orderfold.orders.command;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.DiscountId;
import io.orderfold.orders.EditId;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.ReturnRef;
import io.orderfold.orders.ShipmentRef;
import io.orderfold.pricing.CouponCode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Why an order says no. */
final class OrderRejection {

    private OrderRejection() {}

    static Rejection idTaken(OrderId id) {
        return Rejection.conflict("order-id-taken", "There is another order with the id " + id + ".");
    }

    static Rejection wrongState(String action, OrderStatus status) {
        return Rejection.conflict(
                        "wrong-state",
                        "An order that is " + status.name().toLowerCase(Locale.ROOT) + " can't be " + action + ".")
                .with("orderStatus", status);
    }

    static Rejection nothingToUndo(Optional<Edits.Barrier> barrier) {
        Rejection rejection = Rejection.conflict(
                "nothing-to-undo",
                barrier.map(what -> "There is no edit to take back since " + what + ".")
                        .orElse("There is no edit to take back."));
        return barrier.map(what -> rejection.with("since", what.name())).orElse(rejection);
    }

    static Rejection nothingToRedo() {
        return Rejection.conflict(
                "nothing-to-redo",
                "No edit has been taken back since the last one, or since what can't be taken back.");
    }

    static Rejection managersEdit(long version) {
        return Rejection.forbidden(
                "managers-edit", "The edit that led to version " + version + " is one that only managers may make.");
    }

    static Rejection nothingHasLeft() {
        return Rejection.conflict("nothing-to-return", "Nothing of the order has left that could come back.");
    }

    static Rejection returnOpen() {
        return Rejection.conflict("return-open", "Something of the order is to come back yet.");
    }

    static Rejection noSuchLine(LineId line) {
        return Rejection.notFound("order line", line);
    }

    static Rejection tooManyLines(int most) {
        return Rejection.conflict("too-many-lines", "An order has at most " + most + " lines.");
    }

    static Rejection nothingOrdered() {
        return Rejection.conflict("empty-order", "An order without lines can't be placed.");
    }

    static Rejection shortHoldIsAutomatic() {
        return Rejection.invalid(
                "short-hold-is-automatic", "kind", "An order is held as short by the stock itself, not by hand.");
    }

    static Rejection alreadyHeld(HoldKind kind) {
        return Rejection.conflict(
                "already-held", "There is a " + kind.name().toLowerCase(Locale.ROOT) + " hold already.");
    }

    static Rejection notHeld() {
        return Rejection.conflict("not-held", "There is no such hold.");
    }

    static Rejection severalHolds() {
        return Rejection.invalid("hold-kind-needed", "kind", "There are several holds: say which one to release.");
    }

    static Rejection onHold() {
        return Rejection.conflict("on-hold", "Nothing may be shipped while the order is held.");
    }

    static Rejection alreadyShipped() {
        return Rejection.conflict(
                "already-shipped", "Goods have left already: the order can't be cancelled, they must be returned.");
    }

    static Rejection nothingDue() {
        return Rejection.conflict("nothing-due", "There is nothing left to pay for.");
    }

    static Rejection exceedsDue(Money due) {
        return Rejection.conflict("amount-exceeds-due", "No more than " + due + " is left to pay for.")
                .with("maximum", due);
    }

    static Rejection notPositive() {
        return Rejection.invalid("amount-not-positive", "amount", "A payment is of more than zero.");
    }

    static Rejection wrongCurrency(Money amount) {
        return Rejection.conflict("wrong-currency", "The order is not in " + amount.currency() + ".");
    }

    static Rejection unknownPayment(PaymentRef payment) {
        return Rejection.notFound("payment", payment);
    }

    static Rejection beyondPayment(Money most) {
        return Rejection.conflict("amount-exceeds-payment", "The payment has no more than " + most + " left for that.")
                .with("maximum", most);
    }

    static Rejection lineTwice() {
        return Rejection.invalid("duplicate-line", "lines", "Each line has a line id of its own.");
    }

    static Rejection notSetAside(LineId line, int left) {
        return Rejection.conflict(
                        "not-enough-to-allocate", "Of line " + line + " no more than " + left + " can be set aside.")
                .with("lineId", line)
                .with("maximum", left);
    }

    static Rejection notOfThisShipment(ShipmentRef shipment) {
        return Rejection.conflict("not-allocated", "These pieces are not set aside for shipment " + shipment + ".");
    }

    static Rejection notComplete(String missing) {
        return Rejection.conflict("not-complete", "The order is not complete: " + missing + ".");
    }

    static Rejection notEnoughLeft(LineId line, int left) {
        return Rejection.conflict(
                        "not-enough-left", "Of line " + line + " no more than " + left + " are left to take back.")
                .with("maximum", left);
    }

    static Rejection currencyDiffers() {
        return Rejection.conflict("wrong-currency", "All lines of an order are in the order's currency.");
    }

    static Rejection notReturnable(LineId line, int left) {
        return Rejection.conflict(
                        "not-returnable",
                        "Of line " + line + " no more than " + left
                                + " have left, are in no other return and were not replaced.")
                .with("lineId", line)
                .with("maximum", left);
    }

    static Rejection notExpected(ReturnRef ref, LineId line, int left) {
        return Rejection.conflict(
                        "not-expected-back",
                        "Of line " + line + " no more than " + left + " are expected with return " + ref + ".")
                .with("lineId", line)
                .with("maximum", left);
    }

    static Rejection noSuchDiscount(DiscountId discount) {
        return Rejection.notFound("discount", discount);
    }

    static Rejection couponNotUsed(CouponCode coupon) {
        return Rejection.notFound("coupon", coupon);
    }

    static Rejection couponNotCombinable() {
        return Rejection.conflict("coupon-not-combinable", "These coupons can't be used together.");
    }

    static Rejection shippingIsOfTheOrder() {
        return Rejection.invalid(
                "shipping-is-of-the-order", "lineId", "Free shipping is for the whole order, not for a line.");
    }

    static Rejection tooManyDiscounts(int most) {
        return Rejection.conflict("too-many-discounts", "An order has at most " + most + " discounts.");
    }

    static Rejection notAwaitingPayment() {
        return Rejection.conflict("not-awaiting-payment", "The order does not wait for its customer's money.");
    }

    static Rejection timeToPayIsOver() {
        return Rejection.invalid("time-to-pay-over", "payBy", "That time is over already.");
    }

    static Rejection timeToPayTooLong(long days) {
        return Rejection.invalid(
                "time-to-pay-too-long", "payBy", "Nobody is given more than " + days + " days to pay.");
    }

    static Rejection tooManyTags(int most) {
        return Rejection.conflict("too-many-tags", "An order has at most " + most + " tags.");
    }

    static Rejection tooManyNotes(int most) {
        return Rejection.conflict("too-many-notes", "An order has at most " + most + " notes.");
    }

    static Rejection negativePrice() {
        return Rejection.invalid("negative-price", "unitPrice", "A price is not below zero.");
    }

    static Rejection lineChangedTwice(LineId line) {
        return Rejection.invalid(
                "line-changed-twice", "changes", "Line " + line + " is changed twice; say it in one change.");
    }

    static Rejection haveLeft(LineId line, int most) {
        return Rejection.conflict(
                        "pieces-have-left",
                        most == 0
                                ? "All pieces of line " + line + " have left already; they must be returned."
                                : "Of line " + line + " no more than " + most + " have not left yet.")
                .with("lineId", line)
                .with("maximum", most);
    }

    static Rejection notRequotable(LineId line) {
        return Rejection.conflict(
                        "not-requotable", "Pieces of line " + line + " have left or were called off: its price stands.")
                .with("lineId", line);
    }

    static Rejection nothingChanged() {
        return Rejection.conflict("nothing-changed", "The order would be as it is.");
    }

    static Rejection nothingLeft() {
        return Rejection.conflict("nothing-left", "Nothing would be left of the order: cancel it instead.");
    }

    static Rejection noSuchEdit(EditId edit) {
        return Rejection.notFound("edit", edit);
    }

    static Rejection editOutdated() {
        return Rejection.conflict(
                "edit-outdated",
                "The order has changed since the edit was staged: stage it again to see what it costs.");
    }

    static Rejection beyondPaid(Money paid, Money worth) {
        return Rejection.conflict(
                        "beyond-paid",
                        "Goods worth " + worth + " would have left, and " + paid
                                + " is secured or allowed: let the customer pay, or a manager allow it.")
                .with("secured", paid)
                .with("worth", worth);
    }

    static Rejection claimChanged() {
        return Rejection.conflict("claim-changed", "The order claims other goods by now.");
    }

    static Rejection negativeCredit() {
        return Rejection.invalid("amount-negative", "upTo", "Credit is of zero or more.");
    }

    static Rejection quoteStands(Instant until) {
        return Rejection.conflict(
                "quote-open", "The draft is offered to its customer until " + until + ": withdraw the offer first.");
    }

    static Rejection notQuoted() {
        return Rejection.conflict("not-quoted", "The order is not offered to its customer.");
    }

    static Rejection quoteExpired(Instant until) {
        return Rejection.conflict("quote-expired", "The offer was good until " + until + ".")
                .with("validUntil", until);
    }

    static Rejection timeIsOver(String field) {
        return Rejection.invalid("time-is-over", field, "That time is over already.");
    }

    static Rejection timeTooFar(String field, long days) {
        return Rejection.invalid("time-too-far", field, "That is more than " + days + " days ahead.");
    }

    static Rejection nothingToRefund() {
        return Rejection.conflict("nothing-to-refund", "That comes to nothing.");
    }

    static Rejection refundExceedsPaid(Money amount, Money most) {
        return Rejection.conflict(
                        "refund-exceeds-paid",
                        amount + " can't go back: of what was taken, " + most + " is for what the order costs.")
                .with("maximum", most);
    }

    static Rejection notRefundable(LineId line, int most) {
        return Rejection.conflict(
                        "not-refundable",
                        "Of line " + line + " no more than " + most
                                + " are with the customer or on their way, and paid.")
                .with("lineId", line)
                .with("maximum", most);
    }

    static Rejection priorityOutOfRange(int most) {
        return Rejection.invalid("priority-out-of-range", "priority", "A priority is 0 to " + most + ".");
    }

    static Rejection notReserved() {
        return Rejection.conflict("not-reserved", "Nothing is set aside for the draft.");
    }
}
