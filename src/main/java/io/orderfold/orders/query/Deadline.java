package io.orderfold.orders.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.orders.FulfilmentStatus;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time that means something to an order once it has come.
 *
 * @param at when (UTC)
 * @param due what is to be paid
 * @param hold which one is to be looked at, of those that are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deadline(
        DeadlineKind kind,
        Instant at,
        OrderId orderId,
        String orderNumber,
        CustomerId customerId,
        Money due,
        @Nullable HoldKind hold) {

    /** Those that an order has now. */
    public static List<Deadline> of(OrderView order) {
        List<Deadline> deadlines = new ArrayList<>();
        if (order.payBy() != null) {
            deadlines.add(of(order, DeadlineKind.PAYMENT, order.payBy(), null));
        }
        if (order.quote() != null) {
            deadlines.add(of(order, DeadlineKind.QUOTE, order.quote().validUntil(), null));
        }
        if (order.reservation() != null) {
            deadlines.add(of(
                    order, DeadlineKind.DRAFT_RESERVATION, order.reservation().until(), null));
        }
        if (order.returnBy() != null && order.fulfilmentStatus() != FulfilmentStatus.RETURNED) {
            deadlines.add(of(order, DeadlineKind.RETURN_WINDOW, order.returnBy(), null));
        }
        for (HoldView hold : order.holds()) {
            if (hold.reviewBy() != null) {
                deadlines.add(of(order, DeadlineKind.HOLD_REVIEW, hold.reviewBy(), hold.kind()));
            }
        }
        return deadlines;
    }

    private static Deadline of(OrderView order, DeadlineKind kind, Instant at, @Nullable HoldKind hold) {
        return new Deadline(kind, at, order.orderId(), order.orderNumber(), order.customerId(), order.due(), hold);
    }
}
