package io.orderfold.pricing.event;

import io.orderfold.pricing.CouponCode;

/** Everything ever stored about a coupon. */
public sealed interface CouponEvent permits CouponGivenBack, CouponIssued, CouponRedeemed, CouponWithdrawn {

    CouponCode code();
}
