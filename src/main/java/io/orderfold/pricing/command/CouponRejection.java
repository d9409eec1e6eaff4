package io.orderfold.pricing.command;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.pricing.CouponCode;
import java.time.Instant;
import java.util.Currency;

/** Why a coupon refuses. */
final class CouponRejection {

    private CouponRejection() {}

    static Rejection codeTaken(CouponCode code) {
        return about(code, "coupon-code-taken", "There is another coupon " + code + " already.");
    }

    static Rejection limitOutOfRange(String field) {
        return Rejection.invalid("coupon-limit-out-of-range", field, "A limit is 1 to 1,000,000,000.");
    }

    static Rejection neverValid() {
        return Rejection.invalid("coupon-never-valid", "validUntil", "A coupon ends after it begins.");
    }

    static Rejection minimumNotPositive() {
        return Rejection.invalid("minimum-not-positive", "minimum.amount", "A minimum is more than nothing.");
    }

    static Rejection currenciesDiffer() {
        return Rejection.invalid(
                "coupon-currencies-differ", "minimum.currency", "The minimum is in the currency of the discount.");
    }

    static Rejection notFound(CouponCode code) {
        return Rejection.notFound("coupon", code).with("code", code.value());
    }

    static Rejection withdrawn(CouponCode code) {
        return about(code, "coupon-withdrawn", "The coupon " + code + " is not taken any more.");
    }

    static Rejection notYetValid(CouponCode code, Instant from) {
        return about(code, "coupon-not-yet-valid", "The coupon " + code + " is taken from " + from + " on.")
                .with("validFrom", from.toString());
    }

    static Rejection expired(CouponCode code, Instant until) {
        return about(code, "coupon-expired", "The coupon " + code + " was taken until " + until + ".")
                .with("validUntil", until.toString());
    }

    static Rejection wrongCurrency(CouponCode code, Currency currency) {
        return about(code, "coupon-wrong-currency", "The coupon " + code + " is for orders in " + currency + ".")
                .with("currency", currency.getCurrencyCode());
    }

    static Rejection minimumNotMet(CouponCode code, Money minimum) {
        return about(code, "coupon-minimum-not-met", "The coupon " + code + " is for goods of " + minimum + " or more.")
                .with("minimum", minimum);
    }

    static Rejection exhausted(CouponCode code) {
        return about(code, "coupon-exhausted", "The coupon " + code + " has been used as often as it may be.");
    }

    static Rejection usedByCustomer(CouponCode code) {
        return about(
                code,
                "coupon-used-by-customer",
                "The customer has used the coupon " + code + " as often as one customer may.");
    }

    private static Rejection about(CouponCode code, String problem, String message) {
        return Rejection.conflict(problem, message).with("code", code.value());
    }
}
