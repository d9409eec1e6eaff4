package io.orderfold.orders;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When this shop takes goods back.
 *
 * @param window how long after the last goods of an order left or arrived a return may be asked for; null for ever
 */
public record ReturnTerms(@Nullable Duration window) {

    /** A shop that takes everything back, whenever. */
    public static final ReturnTerms FOR_EVER = new ReturnTerms(null);

    /** Until when goods may come back that the customer got then; null for ever. */
    public @Nullable Instant until(Instant gotAt) {
        return window == null ? null : gotAt.plus(window);
    }
}
