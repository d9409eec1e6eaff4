package io.orderfold.shipments.process;

import io.orderfold.kernel.NameBasedId;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.query.OrderView;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.command.ShipmentCommand.AllocateShipment;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Once goods may leave, one shipment is made of them; staff may still split it. */
@Component
@ProcessingGroup("shipments.process")
@DisallowReplay
class ShipConfirmedOrder {

    private static final Logger LOG = LoggerFactory.getLogger(ShipConfirmedOrder.class);

    private final CommandGateway commands;
    private final OrdersByLog orders;

    ShipConfirmedOrder(CommandGateway commands, OrdersByLog orders) {
        this.commands = commands;
        this.orders = orders;
    }

    @EventHandler
    void when(OrderConfirmed event) {
        OrderView order = orders.require(event.orderId());
        List<ShipmentLine> free = order.lines().stream()
                .filter(line -> OrdersByLog.free(line) > 0)
                .map(line -> new ShipmentLine(line.lineId(), line.sku(), line.name(), OrdersByLog.free(line)))
                .toList();
        if (order.status() != OrderStatus.CONFIRMED || free.isEmpty()) {
            return;
        }
        ShipmentId shipment = new ShipmentId(NameBasedId.of("shipment", event.orderId()));
        try {
            commands.sendAndWait(AllocateShipment.described(shipment, event.orderId(), free));
        } catch (Rejection refusal) {
            if (refusal.kind() != Rejection.Kind.CONFLICT) {
                throw refusal;
            }
            // Called off, or shipped otherwise, since it was confirmed; or this shipment was made, and then changed.
            LOG.info("Order {} gets no shipment by itself: {}", event.orderId(), refusal.code());
        }
    }
}
