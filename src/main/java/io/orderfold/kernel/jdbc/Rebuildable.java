package io.orderfold.kernel.jdbc;

import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.axon.LoggedMessage;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** A projection whose rows can be made anew from the log, into other tables than those that serve. */
public interface Rebuildable {

    /** The processing group it belongs to; all projections of a group are rebuilt together. */
    String group();

    TableShape shape();

    /** Whether a row comes of all events of a stream, or else of a single event. */
    boolean rowsAreOfStreams();

    /** Whether its rows are part of the shop as it was at an instant ({@link PastViews}). */
    default boolean showsThePast() {
        return true;
    }

    /** Whether the event has anything to do with its rows. */
    boolean takes(DomainEventMessage<?> message);

    /** What takes events in bulk and writes the rows that come of them. */
    Filling filling(FillTarget target);

    /**
     * Makes the rows that these events have to do with anew where they serve, within a transaction that has locked the
     * group.
     *
     * @return how many rows were written
     */
    int renew(List<LoggedMessage> events, FillTarget target);

    /**
     * Whether what serves under a key lacks nothing but events that the live projection has not come to yet.
     *
     * @param served its row; null where there is none
     * @param filled the row that the log gives; null where it gives none
     * @param handled whether the live projection is done with the event at a position of the log, of a stream
     */
    boolean isMerelyBehind(
            Object key,
            @Nullable Map<String, @Nullable Object> served,
            @Nullable Map<String, @Nullable Object> filled,
            BiPredicate<Long, String> handled,
            Log log);

    /** Takes events in the order of each stream. Used by one thread at a time. */
    interface Filling {

        void take(List<LoggedMessage> events);

        /** Writes what is not written yet. */
        void flush();

        /** How many rows were made. */
        long rows();
    }
}
