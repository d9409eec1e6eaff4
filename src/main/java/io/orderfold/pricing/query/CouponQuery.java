package io.orderfold.pricing.query;

import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.CouponStatus;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about coupons. */
public sealed interface CouponQuery {

    /** The coupon as the read model has it; answers with an optional {@link CouponView}. */
    record FindCoupon(CouponCode code) implements CouponQuery {}

    /** The coupon as the log has it this moment, for whoever has just changed it. */
    record ReadCouponFromLog(CouponCode code) implements CouponQuery {}

    /**
     * A page of coupons by code; answers with a {@link CouponPage}.
     *
     * @param status null for any
     * @param cursor the previous page's {@code nextCursor}
     */
    record SearchCoupons(
            @Nullable CouponStatus status,
            int limit,
            @Nullable String cursor) implements CouponQuery {}
}
