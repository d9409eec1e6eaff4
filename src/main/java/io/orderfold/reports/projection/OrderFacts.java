package io.orderfold.reports.projection;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Versioned;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.ShippingCharge;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reports know of an order: numbers, times and words, and nothing that tells who somebody is.
 *
 * @param country where it goes; null while that is not known
 * @param channel who brought it in: what the name of whoever drafted it begins with, such as {@code user}
 * @param history whether it was brought in as it had been elsewhere; it took no steps here
 * @param shippingRefunded what was granted back of what sending costs
 */
record OrderFacts(
        OrderId orderId,
        long version,
        CustomerId customerId,
        String currency,
        @Nullable String country,
        String channel,
        OrderStatus status,
        boolean history,
        Steps steps,
        @Nullable CancelCause cause,
        List<LineFacts> lines,
        @Nullable ShippingCharge shipping,
        Money shippingRefunded,
        List<OrderDiscount> discounts,
        List<MoveFacts> moves,
        List<EditFacts> edits)
        implements Versioned {

    /** When an order came to each step for the first time. */
    record Steps(
            Instant drafted,
            @Nullable Instant placed,
            @Nullable Instant reserved,
            @Nullable Instant paid,
            @Nullable Instant confirmed,
            @Nullable Instant shipped,
            @Nullable Instant delivered,
            @Nullable Instant completed,
            @Nullable Instant cancelled) {}
}
