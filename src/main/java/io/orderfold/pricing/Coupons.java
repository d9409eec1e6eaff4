package io.orderfold.pricing;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import java.time.Instant;

/** What orders ask of coupons. */
public interface Coupons {

    /**
     * What the coupon would give now. Promises nothing: others may use it up before the order is placed.
     *
     * @param goods what is ordered, before any discount
     * @throws io.orderfold.kernel.Rejection {@code coupon-not-found} (404); {@code coupon-not-yet-valid}, {@code
     *     coupon-expired}, {@code coupon-withdrawn}, {@code coupon-exhausted}, {@code coupon-used-by-customer}, {@code
     *     coupon-minimum-not-met}, {@code coupon-wrong-currency} (409)
     */
    Promotion check(CouponCode code, CustomerId customer, Money goods, Instant at);

    /**
     * Counts one use, in the caller's transaction; the same order again changes nothing.
     *
     * @param orderId for what it is used
     * @throws io.orderfold.kernel.Rejection as {@link #check}
     */
    Promotion redeem(CouponCode code, String orderId, CustomerId customer, Money goods);

    /** The order was called off: its use counts no more. */
    void giveBack(CouponCode code, String orderId);
}
