package io.orderfold.inventory.projection;

import io.orderfold.inventory.event.LocationEvent;
import io.orderfold.inventory.query.LocationsFold;
import io.orderfold.inventory.query.LocationsView;
import io.orderfold.kernel.jdbc.ViewProjection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps the rows of the places that keep stock. */
@Component
@ProcessingGroup("inventory.projection")
class LocationProjection extends ViewProjection<LocationsView, LocationEvent> {

    LocationProjection(LocationRows rows) {
        super(rows.table(), LocationEvent.class, "", new LocationsFold());
    }

    @EventHandler
    void on(LocationEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
