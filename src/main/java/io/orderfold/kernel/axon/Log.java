package io.orderfold.kernel.axon;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Versioned;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Views straight from the log: always up to date, and as of any moment of the past. */
@Component
public class Log {

    private static final int MOST_ASKED = 500;

    private final EventStore store;
    private final JdbcTemplate writeJdbc;
    private final ViewsAtHand atHand;

    /** One that keeps no view in a database. */
    public Log(EventStore store, JdbcTemplate writeJdbc) {
        this(store, writeJdbc, new ViewsAtHand(store, MOST_ASKED));
    }

    @Autowired
    Log(EventStore store, JdbcTemplate writeJdbc, ViewsAtHand atHand) {
        this.store = store;
        this.writeJdbc = writeJdbc;
        this.atHand = atHand;
    }

    /**
     * The view of a stream as it is now, as {@link #fold(String, Class, Fold)} has it, at the price of what has happened
     * since somebody last asked. For folds that are asked for again and again; one that is a lambda has no name to be
     * kept under, and is folded from the start.
     */
    public <V extends Versioned, E> Optional<V> newest(String stream, Class<E> events, Fold<V, E> fold) {
        // What is at hand is how it is now.
        return AsOf.instant() != null || fold.getClass().isHidden()
                ? fold(stream, events, fold)
                : atHand.newest(stream, events, fold);
    }

    /** The view of a stream as it is now, or {@link AsOf} the instant read as of; none where it is another kind's. */
    public <V extends Versioned, E> Optional<V> fold(String stream, Class<E> events, Fold<V, E> fold) {
        return fold(stream, events, fold, AsOf::includes);
    }

    /** The view of a stream as it was after the last event that {@code upTo} accepts; the first refused one ends it. */
    public <V extends Versioned, E> Optional<V> fold(
            String stream, Class<E> events, Fold<V, E> fold, Predicate<DomainEventMessage<?>> upTo) {
        // From 0, so that a snapshot is never taken for history.
        DomainEventStream messages = store.readEvents(stream, 0);
        @Nullable V view = null;
        while (messages.hasNext()) {
            // Where it ends is seen before it is taken: beyond may be what this release does not know.
            if (!upTo.test(messages.peek())) {
                break;
            }
            DomainEventMessage<?> message = messages.next();
            if (view == null && !events.isInstance(message.getPayload())) {
                break;
            }
            view = fold.after(view, events.cast(message.getPayload()), Metadata.happened(message));
        }
        return Optional.ofNullable(view);
    }

    /** The version a stream is at, if it has any event; {@link AsOf} the instant read as of. */
    public Optional<Long> version(String stream) {
        if (AsOf.instant() == null) {
            return store.lastSequenceNumberFor(stream);
        }
        DomainEventStream messages = store.readEvents(stream, 0);
        Long version = null;
        while (messages.hasNext() && AsOf.includes(messages.peek())) {
            version = messages.next().getSequenceNumber();
        }
        return Optional.ofNullable(version);
    }

    /** Where in the log the event is that brought a stream to a version. */
    public Optional<Long> position(String stream, long version) {
        return writeJdbc
                .queryForList(
                        "select global_index from events where aggregate_id = ? and sequence_number = ?",
                        Long.class,
                        stream,
                        version)
                .stream()
                .findFirst();
    }

    /** The refusal of what was made for another version of a stream than there is: it tells what came in between. */
    public Rejection stale(String stream, long expected, long actual) {
        return Meanwhile.between(store, () -> stream, expected, actual).stale(expected, actual);
    }

    /**
     * Whether whoever reads the log and has come to {@code token} has seen all that was committed when its head was
     * {@code head}. Numbers that a rolled-back transaction used up are missing for ever, and Axon takes a minute to
     * believe it: they are not waited for. One that was merely late is: its position alone would not tell.
     */
    public boolean hasBeenReadTo(TrackingToken head, @Nullable TrackingToken token) {
        TrackingToken reached = WrappedToken.unwrapLowerBound(token);
        if (reached == null || reached.covers(head)) {
            return reached != null;
        }
        if (!(reached instanceof GapAwareTrackingToken gapAware)
                || gapAware.getIndex() < head.position().orElse(Long.MAX_VALUE)) {
            return false;
        }
        List<Long> missing =
                List.copyOf(gapAware.getGaps().headSet(head.position().getAsLong() + 1));
        for (int from = 0; from < missing.size(); from += MOST_ASKED) {
            List<Long> some = missing.subList(from, Math.min(missing.size(), from + MOST_ASKED));
            Boolean written = writeJdbc.queryForObject(
                    "select exists (select 1 from events where global_index in ("
                            + String.join(", ", Collections.nCopies(some.size(), "?")) + "))",
                    Boolean.class,
                    some.toArray());
            if (Boolean.TRUE.equals(written)) {
                return false;
            }
        }
        return true;
    }
}
