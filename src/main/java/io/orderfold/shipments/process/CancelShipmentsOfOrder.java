package io.orderfold.shipments.process;

import io.orderfold.orders.ShipmentRef;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.command.ShipmentCommand.CancelShipment;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** When an order is called off, nothing of it is packed any more. What is reserved for it, the stock takes back itself. */
@Component
@ProcessingGroup("shipments.process")
@DisallowReplay
class CancelShipmentsOfOrder {

    private final CommandGateway commands;

    CancelShipmentsOfOrder(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void when(OrderCancelled event) {
        for (ShipmentRef shipment : event.shipments()) {
            commands.sendAndWait(new CancelShipment(ShipmentId.of(shipment), event.reason()));
        }
    }
}
