package io.orderfold.kernel.axon;

import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The instant of the past that the current thread reads the shop as of, if it does. The log then ends at it, for whoever
 * reads a view from there, and {@link #now} is that instant.
 */
public final class AsOf {

    private static final ThreadLocal<@Nullable Instant> CHOSEN = new ThreadLocal<>();

    /** What ends the reading of the past. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    private AsOf() {}

    /** Has this thread read as of an instant until the scope is closed. */
    public static Scope at(Instant instant) {
        Instant before = CHOSEN.get();
        CHOSEN.set(instant);
        return () -> {
            if (before == null) {
                CHOSEN.remove();
            } else {
                CHOSEN.set(before);
            }
        };
    }

    /** Null where the present is read. */
    public static @Nullable Instant instant() {
        return CHOSEN.get();
    }

    /** What whoever answers from a view must take for now: whether a time has come or is over depends on it. */
    public static Instant now() {
        Instant chosen = CHOSEN.get();
        return chosen == null ? GenericEventMessage.clock.instant() : chosen;
    }

    /** Whether the event had been recorded by the instant that is read as of. One of that very instant had. */
    public static boolean includes(EventMessage<?> message) {
        Instant chosen = CHOSEN.get();
        return chosen == null || !message.getTimestamp().isAfter(chosen);
    }
}
