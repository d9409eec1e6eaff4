package io.orderfold.pricing.command;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.pricing.Promotion;
import io.orderfold.pricing.event.CouponIssued;
import java.time.Instant;

/** A coupon that was never issued, under the rules of those that were: to see what it would have given. */
public final class TrialCoupon {

    private final CouponTerms terms;

    /** @param issued its limits do not count: they are a matter of all who use it */
    public TrialCoupon(CouponIssued issued) {
        this.terms = new CouponTerms(issued, false);
    }

    public Promotion promotion() {
        return terms.promotion();
    }

    /**
     * Whether an order might have used it.
     *
     * @param goods what is ordered, before any discount
     */
    public boolean isUsable(Money goods, Instant at) {
        try {
            terms.refuseUnlessUsable(goods, at);
            return true;
        } catch (Rejection refused) {
            return false;
        }
    }
}
