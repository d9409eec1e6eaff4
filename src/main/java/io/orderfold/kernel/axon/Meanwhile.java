package io.orderfold.kernel.axon;

import io.orderfold.kernel.Happened;
import io.orderfold.kernel.HappenedMeanwhile;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Touches;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** What came between the version a command was made for and the one there is; of more than {@link #MOST}, the last. */
final class Meanwhile {

    /** How many events are told, and how many a command may have missed at most. */
    static final int MOST = 50;

    private final List<? extends DomainEventMessage<?>> events;
    private final boolean complete;

    private Meanwhile(List<? extends DomainEventMessage<?>> events, boolean complete) {
        this.events = events;
        this.complete = complete;
    }

    /**
     * @param stream asked for only where there is one
     * @param expected the version that the command was made for; later than {@code actual} where there has never been
     *     such a one, so that nothing is known of what its sender saw
     */
    static Meanwhile between(EventStore store, Supplier<String> stream, long expected, long actual) {
        if (expected > actual) {
            return new Meanwhile(List.of(), false);
        }
        long first = Math.max(expected + 1, actual - MOST + 1);
        return new Meanwhile(store.readEvents(stream.get(), first).asStream().toList(), first == expected + 1);
    }

    /** Whether they are all known, and none has touched what the command touches. */
    boolean leavesAlone(Object command) {
        Touches its = command.getClass().getAnnotation(Touches.class);
        return complete && its != null && events.stream().allMatch(event -> areApart(its, event.getPayloadType()));
    }

    private static boolean areApart(Touches its, Class<?> event) {
        Touches theirs = event.getAnnotation(Touches.class);
        return theirs != null && Collections.disjoint(Set.of(its.value()), Set.of(theirs.value()));
    }

    /** The refusal that tells the events, without their content, the oldest first. */
    Rejection stale(long expected, long actual) {
        return Rejection.stale(expected, actual)
                .with("events", events.stream().map(Meanwhile::told).toList());
    }

    private static HappenedMeanwhile told(DomainEventMessage<?> message) {
        Happened happened = Metadata.happened(message);
        return new HappenedMeanwhile(
                happened.version(),
                message.getPayloadType().getSimpleName(),
                happened.at(),
                happened.actor(),
                happened.reason());
    }
}
