package io.orderfold.inventory.command;

import io.orderfold.kernel.axon.AggregateState;
import io.orderfold.orders.OrderId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has pieces of a stock item set aside, in the order in which they asked.
 *
 * <p>A firm reservation, one that can't wait, is always on hand. What is left of the stock is shared out among those that
 * can wait: by their priority, and first come first served among the same, so that a piece that was on hand for an order
 * stays that order's unless another is preferred.
 */
@AggregateState
final class Reservations {

    private record Reservation(int quantity, boolean backorderable, int priority) {

        int firm() {
            return backorderable ? 0 : quantity;
        }
    }

    private final Map<OrderId, Reservation> byOrder = new LinkedHashMap<>();
    private long total;
    private long firm;

    long total() {
        return total;
    }

    /** How many pieces must be on hand, because their orders can't wait. */
    long firm() {
        return firm;
    }

    int of(OrderId orderId) {
        Reservation reservation = byOrder.get(orderId);
        return reservation == null ? 0 : reservation.quantity();
    }

    /** How many of an order's pieces are there, when so many are on hand. */
    int covered(OrderId orderId, long onHand) {
        Reservation wanted = byOrder.get(orderId);
        if (wanted == null) {
            return 0;
        }
        if (total <= onHand || !wanted.backorderable()) {
            return wanted.quantity();
        }
        long left = onHand - firm;
        boolean earlier = true;
        for (Map.Entry<OrderId, Reservation> each : byOrder.entrySet()) {
            Reservation other = each.getValue();
            if (each.getKey().equals(orderId)) {
                earlier = false;
            } else if (other.priority() > wanted.priority() || (earlier && other.priority() == wanted.priority())) {
                left -= other.backorderable() ? other.quantity() : 0;
            }
        }
        return (int) Math.max(0, Math.min(left, wanted.quantity()));
    }

    /** Adds to an order's pieces; when some have to wait, the order queues up again behind those that came before. */
    void add(OrderId orderId, int quantity, boolean backorderable, boolean mustWait) {
        Reservation before = mustWait ? byOrder.remove(orderId) : byOrder.get(orderId);
        put(orderId, before, new Reservation(of(before) + quantity, backorderable, priority(before)));
    }

    void take(OrderId orderId, int quantity) {
        Reservation before = byOrder.get(orderId);
        if (before != null) {
            put(
                    orderId,
                    before,
                    new Reservation(before.quantity() - quantity, before.backorderable(), before.priority()));
        }
    }

    int priority(OrderId orderId) {
        return priority(byOrder.get(orderId));
    }

    void prioritise(OrderId orderId, int priority) {
        byOrder.computeIfPresent(
                orderId, (id, before) -> new Reservation(before.quantity(), before.backorderable(), priority));
    }

    private static int priority(@Nullable Reservation reservation) {
        return reservation == null ? 0 : reservation.priority();
    }

    private void put(OrderId orderId, @Nullable Reservation before, Reservation after) {
        if (after.quantity() == 0) {
            byOrder.remove(orderId);
        } else {
            byOrder.put(orderId, after);
        }
        total += after.quantity() - of(before);
        firm += after.firm() - (before == null ? 0 : before.firm());
    }

    private static int of(@Nullable Reservation reservation) {
        return reservation == null ? 0 : reservation.quantity();
    }
}
