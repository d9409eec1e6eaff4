package io.orderfold.pricing.command;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Discount;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a coupon. Each answers with its version after it ({@code Long}), but one. */
public sealed interface CouponCommand {

    CouponCode code();

    @TargetAggregateIdentifier
    default String streamId() {
        return "coupon:" + code();
    }

    /**
     * Makes a coupon, whose terms never change: orders could not be told which ones they were promised. The same again is
     * answered as before; other terms under a code that is taken are refused.
     *
     * @param validFrom the first moment it may be used; null for at once
     * @param validUntil the first moment it may no longer be used; null for never
     * @param minimum what goods must come to, in the currency of a discount that is an amount; null for anything
     * @param limitPerCustomer how many orders of one customer may use it; null for any number
     * @param limit how many orders may use it; null for any number
     * @param combinable whether other coupons may be used beside it
     */
    record IssueCoupon(
            CouponCode code,
            String name,
            Discount discount,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            @Nullable Money minimum,
            @Nullable Long limitPerCustomer,
            @Nullable Long limit,
            boolean combinable)
            implements CouponCommand {}

    /** Ends the coupon. Once is enough: again changes nothing. */
    record WithdrawCoupon(CouponCode code) implements CouponCommand {}

    /**
     * Counts an order's use of the coupon and answers with what it gives (a {@link io.orderfold.pricing.Promotion}). The
     * same order again is answered as before, whatever became of the coupon.
     *
     * @param goods what is ordered, before any discount
     */
    record RedeemCoupon(CouponCode code, String orderId, CustomerId customerId, Money goods) implements CouponCommand {}

    /** Counts the order's use no more. An order that does not use it changes nothing. */
    record GiveBackCoupon(CouponCode code, String orderId) implements CouponCommand {}
}
