package io.orderfold.returns.process;

import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Versioned;
import io.orderfold.orders.ReturnTerms;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderLinesDelivered;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderReturnWindowMoved;
import io.orderfold.orders.event.OrderReturnWindowSet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when goods of an order may come back, by the order's own events.
 *
 * @param told whether the order said so itself, as it does since it knows the shop's terms
 * @param until what it said; null for ever
 * @param gotAt when its last goods left or arrived; before that, when it began
 */
record ReturnWindow(long version, boolean told, @Nullable Instant until, Instant gotAt) implements Versioned {

    static ReturnWindow after(@Nullable ReturnWindow before, OrderEvent event, Happened happened) {
        if (before == null) {
            return new ReturnWindow(happened.version(), false, null, happened.at());
        }
        if (event instanceof OrderReturnWindowSet set) {
            return new ReturnWindow(happened.version(), true, set.until(), before.gotAt());
        }
        if (event instanceof OrderReturnWindowMoved moved) {
            return new ReturnWindow(happened.version(), true, moved.until(), before.gotAt());
        }
        boolean goodsMoved = event instanceof OrderLinesShipped || event instanceof OrderLinesDelivered;
        return new ReturnWindow(
                happened.version(), before.told(), before.until(), goodsMoved ? happened.at() : before.gotAt());
    }

    boolean isOpen(ReturnTerms terms, Instant now) {
        Instant end = told ? until : terms.until(gotAt);
        return end == null || !now.isAfter(end);
    }
}
