package io.orderfold.kernel.axon;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.SubscribableMessageSource;

/**
 * What look-ups hear: every event in the transaction that appends it, and those of an imported log in the transaction that
 * makes them the log.
 */
final class LookupFeed implements SubscribableMessageSource<EventMessage<?>> {

    private final SubscribableMessageSource<EventMessage<?>> appended;
    private final List<Consumer<List<? extends EventMessage<?>>>> lookups = new CopyOnWriteArrayList<>();

    LookupFeed(SubscribableMessageSource<EventMessage<?>> appended) {
        this.appended = appended;
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> lookup) {
        Registration registration = appended.subscribe(lookup);
        lookups.add(lookup);
        return () -> {
            lookups.remove(lookup);
            return registration.cancel();
        };
    }

    /** These were appended by other means, in the transaction at hand. */
    void feed(List<? extends EventMessage<?>> events) {
        lookups.forEach(lookup -> lookup.accept(events));
    }
}
