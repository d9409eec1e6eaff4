package io.orderfold.shipments.process;

import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.ShipmentRef;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.query.LineView;
import io.orderfold.orders.query.OrderView;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.command.ShipmentCommand.AllocateShipment;
import io.orderfold.shipments.command.ShipmentCommand.ArrangeShipment;
import io.orderfold.shipments.command.ShipmentCommand.ReduceShipment;
import io.orderfold.shipments.event.ShipmentEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/**
 * Makes a shipment for staff, out of others if need be: one transaction over the order and all shipments concerned. A
 * version that its sender has read is the order's.
 */
@Component
class ArrangeShipmentOfOrder {

    private final CommandGateway commands;
    private final SendGoods goods;
    private final OrdersByLog orders;
    private final Log log;

    ArrangeShipmentOfOrder(CommandGateway commands, SendGoods goods, OrdersByLog orders, Log log) {
        this.commands = commands;
        this.goods = goods;
        this.orders = orders;
        this.log = log;
    }

    @CommandHandler
    long handle(ArrangeShipment command, CommandMessage<?> message) {
        OrderView order = orders.require(command.orderId());
        refuseUnlessAt(order.version(), command.orderId(), message);
        List<LineQuantity> wanted = command.lines() == null ? OrdersByLog.free(order) : command.lines();
        if (command.lines() == null && wanted.isEmpty()) {
            throw Rejection.conflict("nothing-to-ship", "All of the order is in shipments already.");
        }
        int reduced = makeRoom(order, wanted);
        LocationCode location =
                command.location() == null ? goods.bestFor(order, described(order, wanted)) : command.location();
        long version = Objects.requireNonNull(commands.<Long>sendAndWait(
                new AllocateShipment(command.shipmentId(), command.orderId(), wanted, null, location)));
        // From the first change on nobody else could change the order: what is more than ours came before.
        refuseUnlessAt(orders.require(command.orderId()).version() - reduced - 1, command.orderId(), message);
        return version;
    }

    /** What these lines are; those that the order has not are left for it to refuse. */
    private static List<ShipmentLine> described(OrderView order, List<LineQuantity> lines) {
        List<ShipmentLine> described = new ArrayList<>();
        for (LineQuantity pieces : lines) {
            order.lines().stream()
                    .filter(line -> line.lineId().equals(pieces.lineId()))
                    .forEach(line ->
                            described.add(new ShipmentLine(line.lineId(), line.sku(), line.name(), pieces.quantity())));
        }
        return described;
    }

    private void refuseUnlessAt(long actual, OrderId orderId, CommandMessage<?> message) {
        if (message.getMetaData().get(Metadata.EXPECTED_VERSION) instanceof Number expected
                && expected.longValue() != actual) {
            throw log.stale(orderId.toString(), expected.longValue(), actual);
        }
    }

    /** Takes what is not free out of shipments that are not packed yet, the newest first. Answers how many it changed. */
    private int makeRoom(OrderView order, List<LineQuantity> wanted) {
        Map<LineId, Integer> lacking = lacking(order, wanted);
        if (lacking.isEmpty()) {
            return 0;
        }
        int reduced = 0;
        for (Map.Entry<ShipmentRef, Map<LineId, Integer>> shipment : newestFirst(order.orderId())) {
            List<LineQuantity> taken = new ArrayList<>();
            shipment.getValue().forEach((lineId, held) -> {
                int pieces = Math.min(held, lacking.getOrDefault(lineId, 0));
                if (pieces > 0) {
                    taken.add(new LineQuantity(lineId, pieces));
                }
            });
            ShipmentId id = ShipmentId.of(shipment.getKey());
            if (!taken.isEmpty() && isOpen(id)) {
                taken.forEach(line -> lacking.merge(line.lineId(), -line.quantity(), Integer::sum));
                commands.sendAndWait(new ReduceShipment(id, taken));
                reduced++;
            }
        }
        return reduced;
    }

    /** What there is no such line or not so much of is left for the order to refuse. */
    private static Map<LineId, Integer> lacking(OrderView order, List<LineQuantity> wanted) {
        Map<LineId, Integer> lacking = new LinkedHashMap<>();
        wanted.forEach(line -> lacking.merge(line.lineId(), line.quantity(), Integer::sum));
        for (LineView line : order.lines()) {
            lacking.computeIfPresent(line.lineId(), (lineId, pieces) -> pieces - OrdersByLog.free(line));
        }
        lacking.values().removeIf(pieces -> pieces <= 0);
        return lacking;
    }

    private List<Map.Entry<ShipmentRef, Map<LineId, Integer>>> newestFirst(OrderId orderId) {
        List<Map.Entry<ShipmentRef, Map<LineId, Integer>>> waiting =
                new ArrayList<>(log.fold(orderId.toString(), OrderEvent.class, WaitingShipments::after)
                        .orElseThrow(() -> Rejection.notFound("order", orderId))
                        .pieces()
                        .entrySet());
        Collections.reverse(waiting);
        return waiting;
    }

    private boolean isOpen(ShipmentId id) {
        return log.fold(id.toString(), ShipmentEvent.class, Openness::after)
                .map(Openness::isOpen)
                .orElse(false);
    }
}
