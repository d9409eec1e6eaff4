package io.orderfold.returns.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.command.StockOfReturn;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Sends the stock command nested in the return's own: same thread, same transaction. */
@Component
class PutGoodsBackInStock implements StockOfReturn {

    private final CommandGateway commands;

    PutGoodsBackInStock(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void restock(ReturnId returnId, Sku sku, int quantity) {
        commands.sendAndWait(new ReceiveStock(sku, quantity, "Return " + returnId));
    }
}
