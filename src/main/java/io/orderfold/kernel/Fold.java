package io.orderfold.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A view as a function of events: pure, with no clock and no look-ups, so that the projection, time travel and the
 * answer to a command give the same view from the same events.
 *
 * @param <V> the view
 * @param <E> the sealed event type it is folded from
 */
@FunctionalInterface
public interface Fold<V extends Versioned, E> {

    /** The view after the event; {@code before} is null for the stream's first one. */
    V after(@Nullable V before, E event, Happened happened);
}
