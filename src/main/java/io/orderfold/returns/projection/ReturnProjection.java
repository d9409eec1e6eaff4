package io.orderfold.returns.projection;

import io.orderfold.kernel.jdbc.ViewProjection;
import io.orderfold.returns.event.ReturnEvent;
import io.orderfold.returns.query.ReturnFold;
import io.orderfold.returns.query.ReturnView;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps a row a return. */
@Component
@ProcessingGroup("returns.projection")
class ReturnProjection extends ViewProjection<ReturnView, ReturnEvent> {

    ReturnProjection(ReturnRows rows) {
        super(rows.table(), ReturnEvent.class, "", new ReturnFold());
    }

    @EventHandler
    void on(ReturnEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
