package io.orderfold.reports.projection;

import io.orderfold.kernel.jdbc.ViewProjection;
import io.orderfold.orders.event.OrderEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps what reports know of each order. */
@Component
@ProcessingGroup(StockMoves.GROUP)
class OrderFactProjection extends ViewProjection<OrderFacts, OrderEvent> {

    OrderFactProjection(OrderFactRows rows) {
        super(rows.table(), OrderEvent.class, "", new OrderFactsFold());
    }

    @EventHandler
    void on(OrderEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
