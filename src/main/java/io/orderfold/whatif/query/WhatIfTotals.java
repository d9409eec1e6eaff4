package io.orderfold.whatif.query;

import io.orderfold.kernel.Money;
import io.orderfold.whatif.PriceParts;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What the orders of one currency come to.
 *
 * @param cancelled whether these are the orders that were called off since; they are in no other sum
 * @param changed how many of them would have cost something else
 */
public record WhatIfTotals(
        @Schema(example = "EUR") String currency,
        boolean cancelled,
        long orders,
        long changed,
        PriceParts before,
        PriceParts after,
        Money difference) {}
