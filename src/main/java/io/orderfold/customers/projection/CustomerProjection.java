package io.orderfold.customers.projection;

import io.orderfold.customers.event.CustomerEvent;
import io.orderfold.customers.query.CustomerFold;
import io.orderfold.customers.query.CustomerView;
import io.orderfold.kernel.jdbc.ViewProjection;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps a row a customer. */
@Component
@ProcessingGroup("customers.projection")
class CustomerProjection extends ViewProjection<CustomerView, CustomerEvent> {

    CustomerProjection(CustomerRows rows) {
        super(rows.table(), CustomerEvent.class, "customer:", new CustomerFold());
    }

    @EventHandler
    void on(CustomerEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
