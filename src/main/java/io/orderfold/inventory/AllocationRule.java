package io.orderfold.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Words;

/** Which of several locations an order is sent from. Whatever the rule, one that has all of it goes first. */
public enum AllocationRule {
    /** The one with the highest priority. */
    PRIORITY,
    /** The one nearest to where the order goes, by country and postal code. */
    NEAREST,
    /** The one that has the most of it. */
    MOST_STOCK;

    @JsonCreator
    public static AllocationRule of(String text) {
        return Words.read(
                AllocationRule.class,
                text,
                () -> Rejection.invalid(
                        "unknown-allocation-rule", "rule", "Orders are allocated by priority, nearest or most-stock."));
    }

    @JsonValue
    String text() {
        return Words.of(this);
    }
}
