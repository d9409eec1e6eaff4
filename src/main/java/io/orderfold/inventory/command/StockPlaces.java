package io.orderfold.inventory.command;

import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.axon.AggregateState;
import io.orderfold.orders.OrderId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the pieces of a stock item are, and which of them lie there for an order's shipments.
 *
 * <p>What is set aside for an order is promised out of the whole stock; only once a shipment is made of it does it lie
 * somewhere. What lies for an order may be more than is set aside for it, until its shipments have followed.
 */
@AggregateState
final class StockPlaces {

    private final SortedMap<LocationCode, Long> onHand = new TreeMap<>();
    private final Map<LocationCode, Map<OrderId, Integer>> allocated = new TreeMap<>();

    Collection<LocationCode> locations() {
        return onHand.keySet();
    }

    long onHand(LocationCode location) {
        return onHand.getOrDefault(location, 0L);
    }

    /** What there is at a location for no shipment. */
    long free(LocationCode location) {
        return onHand(location) - allocated(location);
    }

    long allocated(LocationCode location) {
        return allocated.getOrDefault(location, Map.of()).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    int allocated(LocationCode location, OrderId orderId) {
        return allocated.getOrDefault(location, Map.of()).getOrDefault(orderId, 0);
    }

    /** What lies anywhere for an order. */
    int allocated(OrderId orderId) {
        return allocated.values().stream()
                .mapToInt(orders -> orders.getOrDefault(orderId, 0))
                .sum();
    }

    void move(LocationCode location, long pieces) {
        onHand.merge(location, pieces, Long::sum);
        onHand.values().removeIf(count -> count == 0);
    }

    void allocate(LocationCode location, OrderId orderId, int pieces) {
        Map<OrderId, Integer> orders = allocated.computeIfAbsent(location, at -> new LinkedHashMap<>());
        if (orders.merge(orderId, pieces, Integer::sum) <= 0) {
            orders.remove(orderId);
        }
        if (orders.isEmpty()) {
            allocated.remove(location);
        }
    }
}
