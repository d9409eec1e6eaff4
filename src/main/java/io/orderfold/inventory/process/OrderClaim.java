package io.orderfold.inventory.process;

import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Versioned;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderDraftReservationEnded;
import io.orderfold.orders.event.OrderDraftReservationRequested;
import io.orderfold.orders.event.OrderEdited;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.event.OrderPlaced;
import io.orderfold.orders.event.OrderPrioritySet;
import io.orderfold.orders.event.OrderReservationRequested;
import io.orderfold.orders.event.OrderStockReleased;
import io.orderfold.orders.event.OrderStockReserved;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an order claims of the stock, by its own events.
 *
 * @param lines what it wants reserved, as it said last
 * @param priority the higher, the sooner it is served
 * @param changes how many edits and dispatches it was worked out from
 * @param placedAt null before it is placed
 */
record OrderClaim(
        long version,
        List<OrderLine> lines,
        State state,
        int changes,
        int priority,
        @Nullable Instant placedAt) implements Versioned {

    enum State {
        /** It is a draft that wants its lines reserved, or has them. */
        DRAFT,
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
        int changes = before == null ? 0 : before.changes();
        int priority = before == null ? 0 : before.priority();
        if (event instanceof OrderDraftReservationRequested requested) {
            lines = requested.lines();
            state = State.DRAFT;
        } else if (event instanceof OrderDraftReservationEnded) {
            state = State.NONE;
        } else if (event instanceof OrderPlaced placed) {
            placedAt = happened.at();
            lines = placed.lines();
            state = State.WANTED;
        } else if (event instanceof OrderReservationRequested requested) {
            lines = requested.lines();
            state = State.WANTED;
        } else if (event instanceof OrderEdited edited) {
            changes++;
            if (!edited.wanted().isEmpty()) {
                lines = edited.wanted();
                state = State.WANTED;
            }
        } else if (event instanceof OrderLinesShipped shipped) {
            changes++;
            lines = without(lines, shipped.lines());
        } else if (event instanceof OrderPrioritySet set) {
            priority = set.priority();
        } else if (event instanceof OrderStockReserved) {
            state = State.RESERVED;
        } else if (event instanceof OrderStockReleased || event instanceof OrderCancelled) {
            state = State.NONE;
        }
        return new OrderClaim(happened.version(), lines, state, changes, priority, placedAt);
    }

    private static List<OrderLine> without(List<OrderLine> lines, List<LineQuantity> gone) {
        Map<LineId, Integer> pieces = new HashMap<>();
        gone.forEach(line -> pieces.put(line.lineId(), line.quantity()));
        return lines.stream()
                .map(line -> line.withQuantity(line.quantity() - pieces.getOrDefault(line.lineId(), 0)))
                .filter(line -> line.quantity() > 0)
                .toList();
    }
}
