package io.orderfold.shipments.projection;

import io.orderfold.kernel.jdbc.ViewProjection;
import io.orderfold.shipments.event.ShipmentEvent;
import io.orderfold.shipments.query.ShipmentFold;
import io.orderfold.shipments.query.ShipmentView;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps a row a shipment. */
@Component
@ProcessingGroup("shipments.projection")
class ShipmentProjection extends ViewProjection<ShipmentView, ShipmentEvent> {

    ShipmentProjection(ShipmentRows rows) {
        super(rows.table(), ShipmentEvent.class, "", new ShipmentFold());
    }

    @EventHandler
    void on(ShipmentEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
