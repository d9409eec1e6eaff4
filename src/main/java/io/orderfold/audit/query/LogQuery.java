package io.orderfold.audit.query;

import io.orderfold.orders.OrderId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about the log. */
public sealed interface LogQuery {

    /**
     * Which events. Empty sets and nulls leave a condition out.
     *
     * @param versions of the stream
     * @param from recorded at or after
     * @param to recorded before
     * @param field a path into what the event says, such as {@code lines.sku}; lists along the way are searched
     * @param value what stands there, as text; null if it is only to be there
     */
    record Filter(
            Set<String> events,
            Set<String> aggregates,
            @Nullable String stream,
            Set<Long> versions,
            @Nullable OrderId orderId,
            @Nullable String actor,
            @Nullable String initiator,
            @Nullable String command,
            @Nullable String correlationId,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String field,
            @Nullable String value) {

        /** All that followed from one request. */
        public static Filter correlated(String correlationId) {
            return new Filter(
                    Set.of(), Set.of(), null, Set.of(), null, null, null, null, correlationId, null, null, null, null);
        }
    }

    /**
     * A page of events in the order of the log; answers with a {@link LoggedEventPage}. A condition on a field is looked
     * up in the events themselves, so many a time: a page may be short, or empty, and still have a next one.
     *
     * @param cursor the previous page's {@code nextCursor}
     */
    record FindEvents(
            Filter filter,
            boolean newestFirst,
            int limit,
            @Nullable String cursor) implements LogQuery {}

    /** Answers with an optional {@link LoggedEvent}. */
    record FindEvent(String eventId) implements LogQuery {}

    /** Answers with an optional {@link Trace}; none where nothing has that correlation id. */
    record TraceCorrelation(String correlationId) implements LogQuery {}
}
