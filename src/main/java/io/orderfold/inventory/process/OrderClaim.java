package io.orderfold.inventory.process;

import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Versioned;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderPlaced;
import io.orderfold.orders.event.OrderReservationRequested;
import io.orderfold.orders.event.OrderStockReleased;
import io.orderfold.orders.event.OrderStockReserved;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order claims of the stock, by its own events.
 *
 * @param lines what it wants reserved, as it said last
 * @param placedAt null before it is placed
 */
record OrderClaim(
        long version,
        List<OrderLine> lines,
        State state,
        @Nullable Instant placedAt) implements Versioned {

    enum State {
        /** It wants its lines reserved. */
        WANTED,
        /** They have been reserved for it, and may have left by now. */
        RESERVED,
        /** It wants none, not yet or no longer. */
        NONE
    }

    static OrderClaim after(@Nullable OrderClaim before, OrderEvent event, Happened happened) {
        List<OrderLine> lines = before == null ? List.of() : before.lines();
        State state = before == null ? State.NONE : before.state();
        Instant placedAt = before == null ? null : before.placedAt();
        if (event instanceof OrderPlaced placed) {
            placedAt = happened.at();
            lines = placed.lines();
            state = State.WANTED;
        } else if (event instanceof OrderReservationRequested requested) {
            lines = requested.lines();
            state = State.WANTED;
        } else if (event instanceof OrderStockReserved) {
            state = State.RESERVED;
        } else if (event instanceof OrderStockReleased || event instanceof OrderCancelled) {
            state = State.NONE;
        }
        return new OrderClaim(happened.version(), lines, state, placedAt);
    }
}
