package io.orderfold.pricing.command;

import io.orderfold.kernel.Money;
import io.orderfold.pricing.Promotion;
import io.orderfold.pricing.event.CouponIssued;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * When a coupon may be used: the one set of rules, for a use that counts and for a look that does not.
 *
 * @param issued as it was issued
 * @param withdrawn whether it was ended since
 */
record CouponTerms(CouponIssued issued, boolean withdrawn) {

    Promotion promotion() {
        return new Promotion(issued.code(), issued.name(), issued.discount(), issued.combinable());
    }

    /** The only currency it can be used with; null for any. */
    static @Nullable Currency currency(CouponIssued issued) {
        Money amount = issued.discount().amount();
        if (amount != null) {
            return amount.currency();
        }
        return issued.minimum() == null ? null : issued.minimum().currency();
    }

    void refuseUnlessUsable(Money goods, Instant at) {
        if (withdrawn) {
            throw CouponRejection.withdrawn(issued.code());
        }
        if (issued.validFrom() != null && at.isBefore(issued.validFrom())) {
            throw CouponRejection.notYetValid(issued.code(), issued.validFrom());
        }
        if (issued.validUntil() != null && !at.isBefore(issued.validUntil())) {
            throw CouponRejection.expired(issued.code(), issued.validUntil());
        }
        Currency currency = currency(issued);
        if (currency != null && !currency.equals(goods.currency())) {
            throw CouponRejection.wrongCurrency(issued.code(), currency);
        }
        if (issued.minimum() != null && issued.minimum().isMoreThan(goods)) {
            throw CouponRejection.minimumNotMet(issued.code(), issued.minimum());
        }
    }

    /**
     * @param uses by all orders so far
     * @param usesByCustomer by the customer's among them
     */
    void refuseIfUsedUp(long uses, long usesByCustomer) {
        if (issued.limit() != null && uses >= issued.limit()) {
            throw CouponRejection.exhausted(issued.code());
        }
        if (issued.limitPerCustomer() != null && usesByCustomer >= issued.limitPerCustomer()) {
            throw CouponRejection.usedByCustomer(issued.code());
        }
    }
}
