package io.orderfold.kernel.axon;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Versioned;
import java.util.Optional;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Views straight from the log: always up to date, and as of any moment of the past. */
@Component
public class Log {

    private final EventStore store;

    Log(EventStore store) {
        this.store = store;
    }

    /** The view of a stream as it is now. */
    public <V extends Versioned, E> Optional<V> fold(String stream, Class<E> events, Fold<V, E> fold) {
        return fold(stream, events, fold, message -> true);
    }

    /** The view of a stream as it was after the last event that {@code upTo} accepts; the first refused one ends it. */
    public <V extends Versioned, E> Optional<V> fold(
            String stream, Class<E> events, Fold<V, E> fold, Predicate<DomainEventMessage<?>> upTo) {
        // From 0, so that a snapshot is never taken for history.
        DomainEventStream messages = store.readEvents(stream, 0);
        @Nullable V view = null;
        while (messages.hasNext()) {
            DomainEventMessage<?> message = messages.next();
            if (!upTo.test(message)) {
                break;
            }
            view = fold.after(view, events.cast(message.getPayload()), Metadata.happened(message));
        }
        return Optional.ofNullable(view);
    }

    /** The version a stream is at, if it has any event. */
    public Optional<Long> version(String stream) {
        return store.lastSequenceNumberFor(stream);
    }
}
