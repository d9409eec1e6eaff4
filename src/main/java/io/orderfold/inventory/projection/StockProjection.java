package io.orderfold.inventory.projection;

import io.orderfold.inventory.event.StockEvent;
import io.orderfold.inventory.query.StockFold;
import io.orderfold.inventory.query.StockView;
import io.orderfold.kernel.jdbc.ViewProjection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps a row a product that ever had stock. */
@Component
@ProcessingGroup("inventory.projection")
class StockProjection extends ViewProjection<StockView, StockEvent> {

    StockProjection(StockRows rows) {
        super(rows.table(), StockEvent.class, "stock:", new StockFold());
    }

    @EventHandler
    void on(StockEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
