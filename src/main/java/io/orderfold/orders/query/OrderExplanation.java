package io.orderfold.orders.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Versioned;
import io.orderfold.orders.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an order's sums come from: each event that changed one, and by how much. The changes of a sum add up to it.
 *
 * @param total what the customer pays for what has not come back
 * @param paid captured
 * @param due neither secured nor being asked for
 */
public record OrderExplanation(
        OrderId orderId, long version, Money total, Money paid, Money refunded, Money due, List<Step> steps)
        implements Versioned {

    /**
     * An event that changed a sum. Those that it left alone are absent.
     *
     * @param version the order's after it
     * @param event what happened
     * @param at when it was recorded (UTC)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            long version,
            String event,
            Instant at,
            Actor actor,
            @Nullable String reason,
            @Nullable Money total,
            @Nullable Money paid,
            @Nullable Money refunded,
            @Nullable Money due) {}
}
