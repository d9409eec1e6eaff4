package io.orderfold.pricing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What sending costs in one currency.
 *
 * @param freeFrom goods of this much or more are sent free; null if never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShippingPrice(
        Money price,

        @Schema(description = "Goods of this much or more are sent free; never, unless given") @Nullable
        Money freeFrom) {

    /** @throws Rejection {@code field-missing}, {@code negative-price}, {@code free-from-in-other-currency} */
    public ShippingPrice {
        if (price == null) {
            throw Rejection.invalid("field-missing", "price", "\"price\" must be given.");
        }
        if (price.isNegative()) {
            throw Rejection.invalid("negative-price", "price.amount", "A price is zero or more.");
        }
        if (freeFrom != null && !freeFrom.currency().equals(price.currency())) {
            throw Rejection.invalid(
                    "free-from-in-other-currency",
                    "freeFrom.currency",
                    "The amount that makes it free is in the price's currency, " + price.currency() + ".");
        }
        if (freeFrom != null && freeFrom.isNegative()) {
            throw Rejection.invalid("negative-price", "freeFrom.amount", "What makes it free is zero or more.");
        }
    }

    /** The price for goods that come to so much, in the same currency. */
    public Money of(Money goods) {
        return freeFrom != null && goods.isAtLeast(freeFrom) ? Money.zero(price.currency()) : price;
    }
}
