package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be put on an order.
 *
 * @param agreedPrice the unit price agreed elsewhere, for orders that were taken there; null asks the price list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestedLine(Sku sku, int quantity, @Nullable Money agreedPrice) {

    public RequestedLine {
        Quantity.check(quantity, "quantity");
    }
}
