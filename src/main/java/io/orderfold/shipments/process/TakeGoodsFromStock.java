package io.orderfold.shipments.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.command.StockCommand.DispatchStock;
import io.orderfold.orders.OrderId;
import io.orderfold.shipments.command.StockOfShipment;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Sends the stock command nested in the shipment's own: same thread, same transaction. */
@Component
class TakeGoodsFromStock implements StockOfShipment {

    private final CommandGateway commands;

    TakeGoodsFromStock(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void take(OrderId orderId, Sku sku, int quantity) {
        commands.sendAndWait(new DispatchStock(sku, orderId, quantity));
    }
}
