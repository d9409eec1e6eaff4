package io.orderfold.catalogue.projection;

import io.orderfold.catalogue.event.ProductEvent;
import io.orderfold.catalogue.query.ProductFold;
import io.orderfold.catalogue.query.ProductView;
import io.orderfold.kernel.jdbc.ViewProjection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps a row a product. */
@Component
@ProcessingGroup("catalogue.projection")
class ProductProjection extends ViewProjection<ProductView, ProductEvent> {

    ProductProjection(ProductRows rows) {
        super(rows.table(), ProductEvent.class, "product:", new ProductFold());
    }

    @EventHandler
    void on(ProductEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
