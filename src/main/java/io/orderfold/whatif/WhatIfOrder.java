package io.orderfold.whatif;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * What an order was placed for, and what it would have been.
 *
 * @param number counts the what-if's orders
 * @param difference of the totals: above zero where the customer would have paid more
 * @param pricedByHand whether any line or discount was given by hand, and is the same in both
 */
public record WhatIfOrder(
        long number,
        OrderId orderId,
        String orderNumber,
        CustomerId customerId,
        Instant placedAt,

        @Schema(description = "Whether it was called off since")
        boolean cancelled,

        @Schema(description = "Whether it was brought in as history")
        boolean history,

        boolean pricedByHand,

        @Schema(description = "Whether it would have been given the promotion")
        boolean promoted,

        PriceParts before,
        PriceParts after,
        Money difference) {

    @JsonIgnore
    public boolean isChanged() {
        return !before.equals(after);
    }
}
