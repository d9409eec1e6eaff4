package io.orderfold.returns;

import java.time.Duration;
import java.time.Instant;

/**
 * When this shop takes goods back.
 *
 * @param window how long after the last goods of an order left or arrived a return may be asked for
 */
public record ReturnTerms(Duration window) {

    /** Whether a return may still be asked for of goods the customer got then. */
    public boolean isOpen(Instant gotAt, Instant now) {
        return !now.isAfter(gotAt.plus(window));
    }
}
