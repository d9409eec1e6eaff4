package io.orderfold.kernel.axon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Aggregates as they were: their own event sourcing handlers, on their own events. For rules that ask what had been, so
 * that an aggregate need not carry its past along.
 */
public final class Past {

    private static final ClassValue<Map<Class<?>, Method>> HANDLERS = new ClassValue<>() {
        @Override
        protected Map<Class<?>, Method> computeValue(Class<?> aggregate) {
            Map<Class<?>, Method> handlers = new HashMap<>();
            for (Method method : aggregate.getDeclaredMethods()) {
                if (method.isAnnotationPresent(EventSourcingHandler.class)) {
                    method.setAccessible(true);
                    handlers.put(method.getParameterTypes()[0], method);
                }
            }
            return handlers;
        }
    };

    private Past() {}

    /**
     * The aggregate as it was after {@code version}. A snapshot that was taken no later is where it begins; any other says
     * nothing about that time. Handlers take their event, and its sequence number where they want it.
     *
     * @param blank an aggregate on which nothing has happened yet
     */
    @SuppressWarnings("unchecked") // a snapshot of the same class
    public static <T> T at(EventStore store, String stream, long version, T blank) {
        T start = blank;
        DomainEventStream events = store.readEvents(stream);
        if (events.hasNext() && blank.getClass().equals(events.peek().getPayloadType())) {
            DomainEventMessage<?> snapshot = events.next();
            if (snapshot.getSequenceNumber() <= version) {
                start = (T) snapshot.getPayload();
            } else {
                events = store.readEvents(stream, 0);
            }
        }
        List<DomainEventMessage<?>> past = new ArrayList<>();
        while (events.hasNext()) {
            if (events.peek().getSequenceNumber() > version) {
                break;
            }
            past.add(events.next());
        }
        return after(past, start);
    }

    /** As {@link #at}, with the events at hand: the first ones of the stream, or those that follow what it starts with. */
    public static <T> T after(Iterable<? extends DomainEventMessage<?>> events, T start) {
        Map<Class<?>, Method> handlers = HANDLERS.get(start.getClass());
        for (DomainEventMessage<?> event : events) {
            Method handler = handlers.get(event.getPayloadType());
            if (handler != null) {
                handle(start, handler, event);
            }
        }
        return start;
    }

    private static void handle(Object aggregate, Method handler, DomainEventMessage<?> event) {
        try {
            if (handler.getParameterCount() == 1) {
                handler.invoke(aggregate, event.getPayload());
            } else {
                handler.invoke(aggregate, event.getPayload(), event.getSequenceNumber());
            }
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException("Can't apply " + event.getPayloadType() + " of the past", e);
        }
    }
}
