package io.orderfold.orders.query;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.orders.FulfilmentStatus;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.PaymentStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order as a line of a list.
 *
 * @param orderedAt when it was placed, or drafted while it is not placed yet
 */
public record OrderSummary(
        OrderId orderId,
        String orderNumber,
        long version,
        OrderStatus status,
        PaymentStatus paymentStatus,
        FulfilmentStatus fulfilmentStatus,
        boolean onHold,
        Set<OrderTag> tags,
        CustomerId customerId,
        String currency,
        int lineCount,
        Money total,
        Instant orderedAt,
        @Nullable Instant placedAt,
        boolean archived) {

    /** What a list shows of an order. */
    public static OrderSummary of(OrderView order) {
        return new OrderSummary(
                order.orderId(),
                order.orderNumber(),
                order.version(),
                order.status(),
                order.paymentStatus(),
                order.fulfilmentStatus(),
                order.onHold(),
                order.tags(),
                order.customerId(),
                order.currency(),
                order.lines().size(),
                order.total(),
                order.orderedAt(),
                order.placedAt(),
                order.archivedAt() != null);
    }
}
