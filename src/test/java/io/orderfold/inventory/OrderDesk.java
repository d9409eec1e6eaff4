package io.orderfold.inventory;

import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.inventory.event.StockEvent;
import io.orderfold.inventory.query.StockFold;
import io.orderfold.inventory.query.StockView;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.query.OrderFold;
import io.orderfold.orders.query.OrderView;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;

/** Takes orders and looks things up in the log, for tests. */
public final class OrderDesk {

    private final CommandGateway commands;
    private final EventStore store;
    private final Log log;

    public OrderDesk(CommandGateway commands, EventStore store, Log log) {
        this.commands = commands;
        this.store = store;
        this.log = log;
    }

    /** A sku that no other test uses. */
    public static Sku sku(String prefix) {
        return new Sku(prefix + "-" + UUID.randomUUID());
    }

    public static RequestedLine line(Sku sku, int quantity) {
        return new RequestedLine(sku, quantity, null);
    }

    public void receive(Sku sku, int quantity) {
        commands.sendAndWait(new ReceiveStock(sku, quantity, "delivery"));
    }

    public OrderId draft(RequestedLine... lines) {
        OrderId orderId = OrderId.random();
        commands.sendAndWait(
                new DraftOrder(orderId, new CustomerId("guest"), Money.currency("EUR"), List.of(lines), null));
        return orderId;
    }

    public OrderId place(RequestedLine... lines) {
        OrderId orderId = draft(lines);
        commands.sendAndWait(new PlaceOrder(orderId));
        return orderId;
    }

    public OrderView order(OrderId orderId) {
        return log.fold(orderId.toString(), OrderEvent.class, new OrderFold()).orElseThrow();
    }

    /** Everything that happened to an order or a stock item, in order. */
    public List<Object> events(Object stream) {
        return store.readEvents(stream.toString(), 0)
                .asStream()
                .<Object>map(Message::getPayload)
                .toList();
    }

    public <E> List<E> events(Object stream, Class<E> type) {
        return events(stream).stream().filter(type::isInstance).map(type::cast).toList();
    }

    public StockView stock(Sku sku) {
        return log.fold("stock:" + sku, StockEvent.class, new StockFold()).orElseGet(() -> StockView.none(sku));
    }
}
