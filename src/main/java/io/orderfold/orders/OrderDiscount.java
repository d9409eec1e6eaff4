package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Discount;
import org.jspecify.annotations.Nullable;

/**
 * What takes something off an order's price.
 *
 * @param lineId the line it is for; null where it is for the whole order
 * @param coupon what it was given for; null where somebody gave it by hand
 * @param reason why it was given by hand, or the coupon's name
 * @param combinable whether it stands beside a coupon's discount; always so where it was given by hand
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderDiscount(
        DiscountId discountId,
        @Nullable LineId lineId,
        Discount discount,
        @Nullable CouponCode coupon,
        String reason,
        boolean combinable) {}
