package io.orderfold.orders.query;

import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.orders.FulfilmentStatus;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.PaymentStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about orders. */
public sealed interface OrderQuery {

    /** The order as the read model has it; answers with an optional {@link OrderView}. */
    record FindOrder(OrderId orderId) implements OrderQuery {}

    /** The order as the log has it this moment, for whoever has just changed it. */
    record ReadOrderFromLog(OrderId orderId) implements OrderQuery {}

    /** Where the order's sums come from, by the log; answers with an optional {@link OrderExplanation}. */
    record ExplainOrder(OrderId orderId) implements OrderQuery {}

    /** What each of an order's events changed about it; answers with an optional {@link OrderChanges}. */
    record ListOrderChanges(OrderId orderId) implements OrderQuery {}

    /** What is different about an order between two moments; answers with an optional {@link OrderDifference}. */
    record CompareOrder(OrderId orderId, Moment from, Moment to) implements OrderQuery {}

    /** A version or, where that is null, an instant (UTC). */
    record Moment(@Nullable Long version, @Nullable Instant asOf) {}

    /** The order as it was at a version, folded from the log. */
    record FindOrderAtVersion(OrderId orderId, long version) implements OrderQuery {}

    /** The order as it was at an instant (UTC), folded from the log. */
    record FindOrderAsOf(OrderId orderId, Instant asOf) implements OrderQuery {}

    /**
     * The times that mean something to orders, the next first; answers with a {@link DeadlinePage}.
     *
     * @param kinds empty for all
     * @param before null for all
     * @param cursor the previous page's {@code nextCursor}
     */
    record ListDeadlines(
            Set<DeadlineKind> kinds,
            @Nullable Instant before,
            int limit,
            @Nullable String cursor) implements OrderQuery {}

    /**
     * A page of orders; answers with an {@link OrderPage}. Empty sets and nulls leave a filter out.
     *
     * @param tags each of which the order has
     * @param from ordered at or after
     * @param to ordered before
     * @param cursor the previous page's {@code nextCursor}
     */
    record SearchOrders(
            Set<OrderStatus> status,
            Set<PaymentStatus> payment,
            Set<FulfilmentStatus> fulfilment,
            @Nullable Boolean onHold,
            Set<OrderTag> tags,
            @Nullable CustomerId customer,
            @Nullable Sku sku,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String q,
            ArchiveFilter archive,
            OrderSort sort,
            int limit,
            @Nullable String cursor)
            implements OrderQuery {}
}
