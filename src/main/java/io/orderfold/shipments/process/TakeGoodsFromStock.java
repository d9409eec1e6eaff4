package io.orderfold.shipments.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.LocationDirectory;
import io.orderfold.inventory.command.StockCommand.AllocateStock;
import io.orderfold.inventory.command.StockCommand.DeallocateStock;
import io.orderfold.inventory.command.StockCommand.DispatchStock;
import io.orderfold.orders.OrderId;
import io.orderfold.shipments.command.StockOfShipment;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Sends the stock commands nested in the shipment's own: same thread, same transaction. */
@Component
class TakeGoodsFromStock implements StockOfShipment {

    private final CommandGateway commands;
    private final LocationDirectory locations;

    TakeGoodsFromStock(CommandGateway commands, LocationDirectory locations) {
        this.commands = commands;
        this.locations = locations;
    }

    @Override
    public void requireLocation(LocationCode location) {
        locations.require(location);
    }

    @Override
    public void allocate(OrderId orderId, LocationCode location, Sku sku, int quantity) {
        commands.sendAndWait(new AllocateStock(sku, location, orderId, quantity));
    }

    @Override
    public void deallocate(OrderId orderId, LocationCode location, Sku sku, int quantity) {
        commands.sendAndWait(new DeallocateStock(sku, location, orderId, quantity));
    }

    @Override
    public void take(OrderId orderId, LocationCode location, Sku sku, int quantity) {
        commands.sendAndWait(new DispatchStock(sku, location, orderId, quantity));
    }
}
