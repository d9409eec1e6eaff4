package io.orderfold.orders.event;

import io.orderfold.customers.CustomerId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order completed elsewhere was brought in, at its own time; stock and money were not touched. */
public record HistoricalOrderRecorded(
        OrderId orderId,
        String orderNumber,
        String source,
        CustomerId customerId,
        Currency currency,
        List<OrderLine> lines,
        @Nullable String country,
        Instant orderedAt)
        implements OrderEvent {}
