package io.orderfold.orders.projection;

import io.orderfold.kernel.jdbc.ViewProjection;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.query.OrderFold;
import io.orderfold.orders.query.OrderView;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps a row an order. */
@Component
@ProcessingGroup(OrderProjection.GROUP)
class OrderProjection extends ViewProjection<OrderView, OrderEvent> {

    static final String GROUP = "orders.projection";

    OrderProjection(OrderRows rows) {
        super(rows.table(), OrderEvent.class, "", new OrderFold());
    }

    @EventHandler
    void on(OrderEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
