package io.orderfold.payments;

import java.time.Duration;
import java.time.Instant;

/**
 * How this shop collects money.
 *
 * @param provider the name of the provider that new payments go to
 * @param automatic whether that provider secures money when asked; if not, staff records money that they have seen
 * @param expiry how long a customer has to pay, or to pay again
 */
public record PaymentTerms(String provider, boolean automatic, Duration expiry) {

    /** Until when a customer may pay whose time begins to run then. */
    public Instant payBy(Instant from) {
        return from.plus(expiry);
    }
}
