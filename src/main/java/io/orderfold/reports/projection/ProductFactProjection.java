package io.orderfold.reports.projection;

import io.orderfold.catalogue.event.ProductEvent;
import io.orderfold.kernel.jdbc.ViewProjection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps which products there are, sold or not. */
@Component
@ProcessingGroup(StockMoves.GROUP)
class ProductFactProjection extends ViewProjection<ProductFacts, ProductEvent> {

    ProductFactProjection(ProductFactRows rows) {
        super(rows.table(), ProductEvent.class, "product:", new ProductFactsFold());
    }

    @EventHandler
    void on(ProductEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
