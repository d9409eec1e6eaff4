package io.orderfold.orders.command;

import io.orderfold.kernel.axon.AggregateState;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.ShipmentRef;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an order knows of its goods: how many pieces of each line are set aside, have left, have arrived. */
@AggregateState
final class Goods {

    private final Map<ShipmentRef, Map<LineId, Integer>> allocated = new LinkedHashMap<>();
    private final Map<ShipmentRef, List<LineQuantity>> shipped = new LinkedHashMap<>();
    private final Map<ShipmentRef, List<LineQuantity>> delivered = new LinkedHashMap<>();

    boolean knows(ShipmentRef shipment) {
        return allocated.containsKey(shipment) || hasLeft(shipment);
    }

    boolean hasLeft(ShipmentRef shipment) {
        return shipped.containsKey(shipment);
    }

    boolean hasArrived(ShipmentRef shipment) {
        return delivered.containsKey(shipment);
    }

    boolean anyShipped() {
        return !shipped.isEmpty();
    }

    int shipped(LineId line) {
        return sum(shipped, line);
    }

    int delivered(LineId line) {
        return sum(delivered, line);
    }

    int allocated(LineId line) {
        return allocated.values().stream()
                .mapToInt(lines -> lines.getOrDefault(line, 0))
                .sum();
    }

    int allocated(ShipmentRef shipment, LineId line) {
        return allocated.getOrDefault(shipment, Map.of()).getOrDefault(line, 0);
    }

    List<LineQuantity> left(ShipmentRef shipment) {
        return shipped.getOrDefault(shipment, List.of());
    }

    /** Shipments that pieces are set aside for and that have not left. */
    List<ShipmentRef> waiting() {
        return allocated.entrySet().stream()
                .filter(e -> e.getValue().values().stream().anyMatch(quantity -> quantity > 0))
                .map(Map.Entry::getKey)
                .toList();
    }

    void allocate(ShipmentRef shipment, List<LineQuantity> lines) {
        lines.forEach(line -> change(shipment, line.lineId(), line.quantity()));
    }

    void deallocate(ShipmentRef shipment, List<LineQuantity> lines) {
        lines.forEach(line -> change(shipment, line.lineId(), -line.quantity()));
    }

    void ship(ShipmentRef shipment, List<LineQuantity> lines) {
        deallocate(shipment, lines);
        shipped.put(shipment, lines);
    }

    void deliver(ShipmentRef shipment, List<LineQuantity> lines) {
        delivered.put(shipment, lines);
    }

    private void change(ShipmentRef shipment, LineId line, int by) {
        allocated.computeIfAbsent(shipment, s -> new HashMap<>()).merge(line, by, Integer::sum);
    }

    private static int sum(Map<ShipmentRef, List<LineQuantity>> shipments, LineId line) {
        return shipments.values().stream()
                .flatMap(List::stream)
                .filter(quantity -> quantity.lineId().equals(line))
                .mapToInt(LineQuantity::quantity)
                .sum();
    }
}
