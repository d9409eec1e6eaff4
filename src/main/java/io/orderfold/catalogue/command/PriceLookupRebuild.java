package io.orderfold.catalogue.command;

import io.orderfold.catalogue.command.PriceLookup.Row;
import io.orderfold.catalogue.event.ProductDiscontinued;
import io.orderfold.catalogue.event.ProductEvent;
import io.orderfold.catalogue.event.ProductPriceChanged;
import io.orderfold.catalogue.event.ProductRegistered;
import io.orderfold.kernel.axon.UnknownEvent;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the price look-up anew from the log, in one transaction: quotes go on from the old rows until it commits. No
 * catalogue command may be handled meanwhile, for its change could be missed.
 */
@Component
class PriceLookupRebuild {

    private final PriceLookup lookup;
    private final EventStorageEngine log;
    private final TransactionTemplate transaction;

    PriceLookupRebuild(PriceLookup lookup, EventStorageEngine log, PlatformTransactionManager writeTransactionManager) {
        this.lookup = lookup;
        this.log = log;
        this.transaction = new TransactionTemplate(writeTransactionManager);
    }

    /** @return whether the rows were the same before: false means that they had drifted from the log */
    boolean rebuild() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<Row> before = lookup.all();
            lookup.clear();
            try (Stream<? extends TrackedEventMessage<?>> events = log.readEvents(null, false)) {
                events.peek(UnknownEvent::refuse)
                        .filter(message -> ProductEvent.class.isAssignableFrom(message.getPayloadType()))
                        .forEach(message -> apply((ProductEvent) message.getPayload()));
            }
            return lookup.all().equals(before);
        }));
    }

    private void apply(ProductEvent event) {
        if (event instanceof ProductRegistered registered) {
            lookup.on(registered);
        } else if (event instanceof ProductPriceChanged changed) {
            lookup.on(changed);
        } else if (event instanceof ProductDiscontinued discontinued) {
            lookup.on(discontinued);
        }
    }
}
