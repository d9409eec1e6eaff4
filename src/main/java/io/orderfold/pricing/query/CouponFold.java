package io.orderfold.pricing.query;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.pricing.CouponStatus;
import io.orderfold.pricing.event.CouponEvent;
import io.orderfold.pricing.event.CouponGivenBack;
import io.orderfold.pricing.event.CouponIssued;
import io.orderfold.pricing.event.CouponRedeemed;
import io.orderfold.pricing.event.CouponWithdrawn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a coupon follows from its events. */
public final class CouponFold implements Fold<CouponView, CouponEvent> {

    @Override
    public CouponView after(@Nullable CouponView before, CouponEvent event, Happened happened) {
        if (event instanceof CouponIssued issued) {
            return new CouponView(
                    issued.code(),
                    issued.name(),
                    issued.discount(),
                    CouponStatus.ISSUED,
                    issued.validFrom(),
                    issued.validUntil(),
                    issued.minimum(),
                    issued.limitPerCustomer(),
                    issued.limit(),
                    issued.combinable(),
                    0,
                    happened.version(),
                    happened.at(),
                    happened.at());
        }
        CouponView coupon = Objects.requireNonNull(before, "a coupon starts with its issue");
        long redeemed = coupon.redeemed();
        if (event instanceof CouponRedeemed) {
            redeemed++;
        } else if (event instanceof CouponGivenBack) {
            redeemed--;
        }
        return new CouponView(
                coupon.code(),
                coupon.name(),
                coupon.discount(),
                event instanceof CouponWithdrawn ? CouponStatus.WITHDRAWN : coupon.status(),
                coupon.validFrom(),
                coupon.validUntil(),
                coupon.minimum(),
                coupon.limitPerCustomer(),
                coupon.limit(),
                coupon.combinable(),
                redeemed,
                happened.version(),
                coupon.issuedAt(),
                happened.at());
    }
}
