package io.orderfold.pricing.command;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Promotion;
import java.time.Instant;

/** A look at a coupon that locks nothing and fails nobody's transaction. */
@FunctionalInterface
public interface UsableCoupons {

    /** @throws io.orderfold.kernel.Rejection as {@link io.orderfold.pricing.Coupons#check} */
    Promotion require(CouponCode code, CustomerId customer, Money goods, Instant at);
}
