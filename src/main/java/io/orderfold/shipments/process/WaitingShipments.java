package io.orderfold.shipments.process;

import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Versioned;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.ShipmentRef;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.event.OrderLinesDeallocated;
import io.orderfold.orders.event.OrderLinesShipped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shipments that hold pieces of an order which have not left, by the order's own events.
 *
 * @param pieces how many each holds, the oldest first
 */
record WaitingShipments(long version, Map<ShipmentRef, Integer> pieces) implements Versioned {

    static WaitingShipments after(@Nullable WaitingShipments before, OrderEvent event, Happened happened) {
        Map<ShipmentRef, Integer> pieces = new LinkedHashMap<>(before == null ? Map.of() : before.pieces());
        if (event instanceof OrderLinesAllocated allocated) {
            pieces.merge(allocated.shipmentRef(), sum(allocated.lines()), Integer::sum);
        } else if (event instanceof OrderLinesDeallocated freed) {
            pieces.merge(freed.shipmentRef(), -sum(freed.lines()), Integer::sum);
        } else if (event instanceof OrderLinesShipped shipped) {
            pieces.merge(shipped.shipmentRef(), -sum(shipped.lines()), Integer::sum);
        }
        pieces.values().removeIf(count -> count <= 0);
        return new WaitingShipments(happened.version(), pieces);
    }

    Set<ShipmentRef> refs() {
        return pieces.keySet();
    }

    private static int sum(List<LineQuantity> lines) {
        return lines.stream().mapToInt(LineQuantity::quantity).sum();
    }
}
