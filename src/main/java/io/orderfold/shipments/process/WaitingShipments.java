package io.orderfold.shipments.process;

import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Versioned;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.ShipmentRef;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.event.OrderLinesAllocated;
import io.orderfold.orders.event.OrderLinesDeallocated;
import io.orderfold.orders.event.OrderLinesShipped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shipments that hold pieces of an order which have not left, by the order's own events.
 *
 * @param pieces how many of each line each holds, the oldest shipment first
 */
record WaitingShipments(long version, Map<ShipmentRef, Map<LineId, Integer>> pieces) implements Versioned {

    static WaitingShipments after(@Nullable WaitingShipments before, OrderEvent event, Happened happened) {
        Map<ShipmentRef, Map<LineId, Integer>> pieces =
                new LinkedHashMap<>(before == null ? Map.of() : before.pieces());
        if (event instanceof OrderLinesAllocated allocated) {
            change(pieces, allocated.shipmentRef(), allocated.lines(), 1);
        } else if (event instanceof OrderLinesDeallocated freed) {
            change(pieces, freed.shipmentRef(), freed.lines(), -1);
        } else if (event instanceof OrderLinesShipped shipped) {
            change(pieces, shipped.shipmentRef(), shipped.lines(), -1);
        }
        return new WaitingShipments(happened.version(), pieces);
    }

    private static void change(
            Map<ShipmentRef, Map<LineId, Integer>> pieces, ShipmentRef shipment, List<LineQuantity> lines, int sign) {
        Map<LineId, Integer> held = new LinkedHashMap<>(pieces.getOrDefault(shipment, Map.of()));
        lines.forEach(line -> held.merge(line.lineId(), sign * line.quantity(), Integer::sum));
        held.values().removeIf(count -> count <= 0);
        if (held.isEmpty()) {
            pieces.remove(shipment);
        } else {
            pieces.put(shipment, held);
        }
    }
}
