package io.orderfold.payments.projection;

import io.orderfold.kernel.jdbc.ViewProjection;
import io.orderfold.payments.event.PaymentEvent;
import io.orderfold.payments.query.PaymentFold;
import io.orderfold.payments.query.PaymentView;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps a row a payment. */
@Component
@ProcessingGroup("payments.projection")
class PaymentProjection extends ViewProjection<PaymentView, PaymentEvent> {

    PaymentProjection(PaymentRows rows) {
        super(rows.table(), PaymentEvent.class, "", new PaymentFold());
    }

    @EventHandler
    void on(PaymentEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
