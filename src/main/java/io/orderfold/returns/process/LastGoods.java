package io.orderfold.returns.process;

import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Versioned;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderLinesDelivered;
import io.orderfold.orders.event.OrderLinesShipped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When the last goods of an order left or arrived; before that, when the order last changed. */
record LastGoods(long version, Instant at) implements Versioned {

    static LastGoods after(@Nullable LastGoods before, OrderEvent event, Happened happened) {
        boolean moved = event instanceof OrderLinesShipped || event instanceof OrderLinesDelivered;
        return new LastGoods(happened.version(), before == null || moved ? happened.at() : before.at());
    }
}
