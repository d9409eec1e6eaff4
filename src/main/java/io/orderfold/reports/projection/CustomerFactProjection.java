package io.orderfold.reports.projection;

import io.orderfold.customers.event.CustomerEvent;
import io.orderfold.kernel.jdbc.ViewProjection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps which customers turned out to be the same. */
@Component
@ProcessingGroup(StockMoves.GROUP)
class CustomerFactProjection extends ViewProjection<CustomerFacts, CustomerEvent> {

    CustomerFactProjection(CustomerFactRows rows) {
        super(rows.table(), CustomerEvent.class, "customer:", new CustomerFactsFold());
    }

    @EventHandler
    void on(CustomerEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
