package io.orderfold.shipments.process;

import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.ShipmentRef;
import io.orderfold.orders.event.OrderEdited;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.query.OrderView;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.command.ShipmentCommand.LimitShipment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** What an edit takes off a confirmed order comes out of its shipments; what it adds travels in one of its own. */
@Component
@ProcessingGroup("shipments.process")
@DisallowReplay
class FollowEditOfOrder {

    private final CommandGateway commands;
    private final SendGoods goods;
    private final OrdersByLog orders;
    private final Log log;

    FollowEditOfOrder(CommandGateway commands, SendGoods goods, OrdersByLog orders, Log log) {
        this.commands = commands;
        this.goods = goods;
        this.orders = orders;
        this.log = log;
    }

    @EventHandler
    void when(OrderEdited event, DomainEventMessage<OrderEdited> message) {
        Map<ShipmentRef, Map<LineId, Integer>> waiting = event.reduced().isEmpty()
                ? Map.of()
                : log.fold(event.orderId().toString(), OrderEvent.class, WaitingShipments::after)
                        .orElseThrow()
                        .pieces();
        for (ShipmentRef shipment : event.reduced()) {
            List<LineQuantity> keep = waiting.getOrDefault(shipment, Map.of()).entrySet().stream()
                    .map(line -> new LineQuantity(line.getKey(), line.getValue()))
                    .toList();
            commands.sendAndWait(new LimitShipment(ShipmentId.of(shipment), keep));
        }
        if (!event.added().isEmpty()) {
            sendAlong(event, message.getSequenceNumber());
        }
    }

    private void sendAlong(OrderEdited event, long version) {
        OrderView order = orders.require(event.orderId());
        Set<LineId> added = event.added().stream().map(LineQuantity::lineId).collect(Collectors.toSet());
        List<ShipmentLine> free = order.lines().stream()
                .filter(line -> added.contains(line.lineId()) && OrdersByLog.free(line) > 0)
                .map(line -> new ShipmentLine(line.lineId(), line.sku(), line.name(), OrdersByLog.free(line)))
                .toList();
        if (order.status() == OrderStatus.CONFIRMED && !free.isEmpty()) {
            goods.send(order, free, version);
        }
    }
}
