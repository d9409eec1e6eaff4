package io.orderfold.pricing.projection;

import io.orderfold.kernel.jdbc.ViewProjection;
import io.orderfold.pricing.event.TaxEvent;
import io.orderfold.pricing.query.TaxRegionFold;
import io.orderfold.pricing.query.TaxRegionView;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps a row a region with taxes. */
@Component
@ProcessingGroup("pricing.projection")
class TaxRegionProjection extends ViewProjection<TaxRegionView, TaxEvent> {

    TaxRegionProjection(TaxRegionRows rows) {
        super(rows.rows().table(), TaxEvent.class, "tax:", new TaxRegionFold());
    }

    @EventHandler
    void on(TaxEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
