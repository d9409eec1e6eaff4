package io.orderfold.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an edit makes of an order that has been placed.
 *
 * @param cancelled pieces that go, with their share of the order's discounts
 * @param added lines that come
 * @param requoted lines as they are with the price that their product has now
 * @param prices what every line comes to, those that come too; empty where that is known already
 * @param shipping what sending costs
 * @param before what the customer pays without the edit
 * @param after what the customer pays with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderEdit(
        EditId editId,
        String reason,
        List<LineQuantity> cancelled,
        List<OrderLine> added,
        List<OrderLine> requoted,
        List<LinePrice> prices,
        @Nullable ShippingCharge shipping,
        Money before,
        Money after) {}
