package io.orderfold.kernel.axon;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of one thing, which can't be taken past an event that this release does not know: what would be folded
 * from the rest were wrong, and nobody would see it. Looking ahead is allowed, to end before it.
 */
final class KnownOnly implements DomainEventStream {

    private static final Logger LOG = LoggerFactory.getLogger(KnownOnly.class);

    private final DomainEventStream events;

    KnownOnly(DomainEventStream events) {
        this.events = events;
    }

    @Override
    public DomainEventMessage<?> peek() {
        return events.peek();
    }

    @Override
    public boolean hasNext() {
        return events.hasNext();
    }

    @Override
    public DomainEventMessage<?> next() {
        DomainEventMessage<?> event = events.next();
        UnknownEvent.refuse(event);
        try {
            // Whoever takes it wants to know what it says; it is read once.
            event.getPayload();
        } catch (SerializationException unreadable) {
            LOG.error(
                    "Can't read version {} of {}",
                    event.getSequenceNumber(),
                    event.getAggregateIdentifier(),
                    unreadable);
            throw UnknownEvent.unreadable(event);
        }
        return event;
    }

    @Override
    public Long getLastSequenceNumber() {
        return events.getLastSequenceNumber();
    }
}
