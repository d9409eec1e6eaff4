package io.orderfold.kernel.axon;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Axon's event store, which also tells what the current unit of work is about to append. */
class EventLog extends EmbeddedEventStore {

    EventLog(EmbeddedEventStore.Builder builder) {
        super(builder);
    }

    /** Events of aggregates that have been applied and not been appended, in the order in which they would be. */
    List<DomainEventMessage<?>> staged() {
        List<DomainEventMessage<?>> staged = new ArrayList<>();
        for (EventMessage<?> message : queuedMessages()) {
            if (message instanceof DomainEventMessage<?> event) {
                staged.add(event);
            }
        }
        return staged;
    }
}
