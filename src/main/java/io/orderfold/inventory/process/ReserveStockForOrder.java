package io.orderfold.inventory.process;

import io.orderfold.inventory.process.OrderStock.Outcome;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand.RecordDraftShort;
import io.orderfold.orders.command.OrderCommand.RecordStockShort;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderDraftReservationEnded;
import io.orderfold.orders.event.OrderDraftReservationRequested;
import io.orderfold.orders.event.OrderEdited;
import io.orderfold.orders.event.OrderPaymentDeclined;
import io.orderfold.orders.event.OrderPlaced;
import io.orderfold.orders.event.OrderPrioritySet;
import io.orderfold.orders.event.OrderReservationRequested;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Sets pieces aside for an order that has been placed, and gives them back when it is not to have them after all. */
@Component
@ProcessingGroup("inventory.process")
@DisallowReplay
class ReserveStockForOrder {

    private final OrderStock stock;
    private final CommandGateway commands;

    ReserveStockForOrder(OrderStock stock, CommandGateway commands) {
        this.stock = stock;
        this.commands = commands;
    }

    @EventHandler
    void when(OrderDraftReservationRequested event) {
        stock.forget(event.orderId(), event.unwanted());
        if (stock.reserveDraft(event.orderId(), event.request(), event.lines()) instanceof Outcome.Short shortage) {
            commands.sendAndWait(new RecordDraftShort(event.orderId(), event.request(), shortage.of()));
        }
    }

    @EventHandler
    void when(OrderDraftReservationEnded event) {
        stock.giveBackDraft(event.orderId());
    }

    @EventHandler
    void when(OrderPlaced event) {
        tell(event.orderId(), stock.reserve(event.orderId(), event.lines()));
    }

    @EventHandler
    void when(OrderReservationRequested event) {
        tell(event.orderId(), stock.reserve(event.orderId()));
    }

    @EventHandler
    void when(OrderEdited event) {
        stock.forget(event.orderId(), event.unwanted());
        if (!event.wanted().isEmpty()) {
            tell(event.orderId(), stock.reserve(event.orderId()));
        }
        if (!event.restock()) {
            stock.writeOff(event.gone(), event.reason());
        }
    }

    @EventHandler
    void when(OrderPrioritySet event) {
        stock.prioritise(event.orderId());
    }

    @EventHandler
    void when(OrderPaymentDeclined event) {
        stock.giveBack(event.orderId());
    }

    @EventHandler
    void when(OrderCancelled event) {
        stock.release(event.orderId(), event.reserved());
        if (!event.restock()) {
            stock.writeOff(event.reserved(), event.reason());
        }
    }

    private void tell(OrderId orderId, Outcome outcome) {
        if (outcome instanceof Outcome.Short shortage) {
            try {
                commands.sendAndWait(new RecordStockShort(orderId, shortage.of()));
            } catch (Rejection calledOff) {
                if (calledOff.kind() == Rejection.Kind.UNAVAILABLE) {
                    throw calledOff;
                }
                // Nothing is reserved for it, and it waits for nothing any more.
            }
        }
    }
}
