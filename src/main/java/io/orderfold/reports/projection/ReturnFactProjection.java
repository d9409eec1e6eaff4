package io.orderfold.reports.projection;

import io.orderfold.kernel.jdbc.ViewProjection;
import io.orderfold.returns.event.ReturnEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps what reports know of each return. */
@Component
@ProcessingGroup(StockMoves.GROUP)
class ReturnFactProjection extends ViewProjection<ReturnFacts, ReturnEvent> {

    ReturnFactProjection(ReturnFactRows rows) {
        super(rows.table(), ReturnEvent.class, "", new ReturnFactsFold());
    }

    @EventHandler
    void on(ReturnEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
