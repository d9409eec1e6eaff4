package io.orderfold.pricing.projection;

import io.orderfold.kernel.jdbc.ViewProjection;
import io.orderfold.pricing.event.ShippingMethodEvent;
import io.orderfold.pricing.query.ShippingMethodFold;
import io.orderfold.pricing.query.ShippingMethodView;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps a row a way of sending goods. */
@Component
@ProcessingGroup("pricing.projection")
class ShippingMethodProjection extends ViewProjection<ShippingMethodView, ShippingMethodEvent> {

    ShippingMethodProjection(ShippingMethodRows rows) {
        super(rows.rows().table(), ShippingMethodEvent.class, "shipping-method:", new ShippingMethodFold());
    }

    @EventHandler
    void on(ShippingMethodEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
