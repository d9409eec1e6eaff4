package io.orderfold.payments.command;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.payments.PaymentId;
import java.util.Currency;

/** Why a payment refuses. */
final class PaymentRejection {

    private PaymentRejection() {}

    static Rejection notPositive() {
        return Rejection.invalid("amount-not-positive", "amount", "An amount of money to move is more than zero.");
    }

    static Rejection wrongCurrency(Currency given, Currency payment) {
        return Rejection.conflict("wrong-currency", "The payment is in " + payment + ", not " + given + ".");
    }

    static Rejection idTaken(PaymentId id) {
        return Rejection.conflict("payment-id-taken", "There is another payment " + id + " already.");
    }

    static Rejection partIdTaken(String noun, String id) {
        return Rejection.conflict(noun + "-id-taken", "The " + noun + " " + id + " was made for another amount.");
    }

    static Rejection notAuthorized(PaymentId id) {
        return Rejection.conflict("payment-not-authorized", "Payment " + id + " is not authorised yet.");
    }

    static Rejection alreadyAuthorized(PaymentId id) {
        return Rejection.conflict(
                "payment-already-authorized", "Payment " + id + " is authorised; it can't be declined any more.");
    }

    static Rejection declined(PaymentId id) {
        return Rejection.conflict("payment-declined", "Payment " + id + " was declined; there is no money in it.");
    }

    static Rejection voided(PaymentId id) {
        return Rejection.conflict("payment-voided", "Payment " + id + " was voided; there is no money in it.");
    }

    static Rejection captureExceedsAuthorization(Money amount, Money most) {
        return Rejection.conflict(
                        "capture-exceeds-authorization",
                        amount + " can't be captured; at most " + most + " of what is authorised is left.")
                .with("maximum", most);
    }

    static Rejection nothingToVoid(PaymentId id) {
        return Rejection.conflict(
                "nothing-to-void", "Payment " + id + " is captured, with nothing left to void; refund it instead.");
    }

    static Rejection voidExceedsAuthorization(Money amount, Money most) {
        return Rejection.conflict(
                        "void-exceeds-authorization",
                        amount + " can't be let go; at most " + most + " of what is authorised is left.")
                .with("maximum", most);
    }

    static Rejection refundExceedsCaptured(Money amount, Money most) {
        return Rejection.conflict(
                        "refund-exceeds-captured",
                        amount + " can't be refunded; at most " + most + " of what was captured is left.")
                .with("maximum", most);
    }

    static Rejection nothingToCapture(Money none) {
        return Rejection.conflict("capture-exceeds-authorization", "Nothing is left to capture.")
                .with("maximum", none);
    }

    static Rejection nothingToRefund(Money none) {
        return Rejection.conflict("refund-exceeds-captured", "Nothing is left to refund.")
                .with("maximum", none);
    }

    static Rejection unknownPart(String noun, String id) {
        return Rejection.notFound(noun, id);
    }
}
