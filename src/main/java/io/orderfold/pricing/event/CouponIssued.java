package io.orderfold.pricing.event;

import io.orderfold.kernel.Money;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Discount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * There is a coupon, on these terms for good.
 *
 * @param validFrom the first moment it may be used; null for at once
 * @param validUntil the first moment it may no longer be used; null for never
 * @param minimum what goods must come to; null for anything
 * @param limitPerCustomer how many orders of one customer may use it; null for any number
 * @param limit how many orders may use it; null for any number
 */
public record CouponIssued(
        CouponCode code,
        String name,
        Discount discount,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Money minimum,
        @Nullable Integer limitPerCustomer,
        @Nullable Integer limit,
        boolean combinable)
        implements CouponEvent {}
