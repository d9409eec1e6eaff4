package io.orderfold.pricing.query;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Versioned;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.CouponStatus;
import io.orderfold.pricing.Discount;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A coupon as people see it, folded from its events by {@link CouponFold}. */
public record CouponView(
        @Schema(example = "SUMMER-10") CouponCode code,
        @Schema(example = "Summer sale") String name,
        Discount discount,
        CouponStatus status,

        @Schema(description = "The first moment it may be used; absent for at once") @Nullable
        Instant validFrom,

        @Schema(description = "The first moment it may no longer be used; absent for never") @Nullable
        Instant validUntil,

        @Schema(description = "What goods must come to before any discount") @Nullable
        Money minimum,

        @Schema(description = "How many orders of one customer may use it", example = "1") @Nullable
        Integer limitPerCustomer,

        @Schema(description = "How many orders may use it", example = "500") @Nullable
        Integer limit,

        @Schema(description = "Whether other coupons may be used beside it", example = "false")
        boolean combinable,

        @Schema(description = "How many orders use it now", example = "12")
        long redeemed,

        @Schema(description = "How many changes there have been, counted from 0", example = "14")
        long version,

        Instant issuedAt,
        Instant updatedAt)
        implements Versioned {}
