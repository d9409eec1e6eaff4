package io.orderfold.orders.command;

import io.orderfold.kernel.axon.AggregateState;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.ReturnRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an order knows of its returns: how many pieces of each line are expected back, and how many have come. */
@AggregateState
final class Returns {

    private final Map<ReturnRef, Map<LineId, Integer>> expected = new LinkedHashMap<>();
    private final Map<LineId, Integer> returned = new HashMap<>();
    private final Set<String> receipts = new HashSet<>();

    boolean knows(ReturnRef ref) {
        return expected.containsKey(ref);
    }

    boolean hasReceived(String receiptId) {
        return receipts.contains(receiptId);
    }

    int returned(LineId line) {
        return returned.getOrDefault(line, 0);
    }

    int expected(ReturnRef ref, LineId line) {
        return expected.getOrDefault(ref, Map.of()).getOrDefault(line, 0);
    }

    /** Back already, or expected by some return: no other return may have them. */
    int claimed(LineId line) {
        return returned(line)
                + expected.keySet().stream()
                        .mapToInt(ref -> expected(ref, line))
                        .sum();
    }

    List<LineQuantity> expected(ReturnRef ref) {
        return expected.getOrDefault(ref, Map.of()).entrySet().stream()
                .filter(line -> line.getValue() > 0)
                .map(line -> new LineQuantity(line.getKey(), line.getValue()))
                .toList();
    }

    /** Whether any piece is expected back. */
    boolean isAnyOpen() {
        return expected.values().stream()
                .flatMap(lines -> lines.values().stream())
                .anyMatch(pieces -> pieces > 0);
    }

    void allow(ReturnRef ref, List<LineQuantity> lines) {
        Map<LineId, Integer> pieces = new LinkedHashMap<>();
        lines.forEach(line -> pieces.put(line.lineId(), line.quantity()));
        expected.put(ref, pieces);
    }

    void dismiss(ReturnRef ref, List<LineQuantity> lines) {
        lines.forEach(line -> expectFewer(ref, line));
    }

    void receive(ReturnRef ref, String receiptId, List<LineQuantity> lines) {
        receipts.add(receiptId);
        for (LineQuantity line : lines) {
            expectFewer(ref, line);
            returned.merge(line.lineId(), line.quantity(), Integer::sum);
        }
    }

    private void expectFewer(ReturnRef ref, LineQuantity line) {
        expected.computeIfAbsent(ref, r -> new LinkedHashMap<>()).merge(line.lineId(), -line.quantity(), Integer::sum);
    }
}
