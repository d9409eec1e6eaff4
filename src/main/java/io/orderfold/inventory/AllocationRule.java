package io.orderfold.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import java.util.Locale;

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
        for (AllocationRule rule : values()) {
            if (rule.text().equalsIgnoreCase(text)) {
                return rule;
            }
        }
        throw Rejection.invalid(
                "unknown-allocation-rule", "rule", "Orders are allocated by priority, nearest or most-stock.");
    }

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
