package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.Money;
import io.orderfold.pricing.ShippingMethodCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What edits change about an order, but for the address it goes to: what is ordered, and what that costs.
 *
 * @param lines with all pieces that were ordered of each, in the order's own order
 * @param cancelled pieces of these that were called off
 * @param discounts in the order in which they count
 * @param prices what every line comes to; empty where that was never reckoned
 * @param shipping what sending costs
 * @param total as it was reckoned with these prices; null where it never was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderContent(
        List<OrderLine> lines,
        List<LineQuantity> cancelled,
        List<OrderDiscount> discounts,
        @Nullable ShippingMethodCode method,
        List<LinePrice> prices,
        @Nullable ShippingCharge shipping,
        @Nullable Money total) {}
