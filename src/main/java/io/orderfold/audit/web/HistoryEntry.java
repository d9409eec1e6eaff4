package io.orderfold.audit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.audit.query.LoggedEvent;
import io.orderfold.orders.query.FieldChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order, or for it to a payment, a shipment, a return or a product's stock.
 *
 * @param aggregate what it happened to: {@code Order}, {@code Payment}…
 * @param stream the id of that
 * @param version the version of that, after it
 * @param command what recorded it
 * @param triggerId the id of the event that led to it; absent where somebody did it by themselves
 * @param changes of the order, field by field; absent where something else changed
 * @param data what the event says, where something else than the order changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HistoryEntry(
        long position,
        String eventId,
        Instant at,
        String event,
        String aggregate,
        String stream,
        long version,
        String actor,
        @Nullable String initiator,
        @Nullable String reason,
        @Nullable String command,
        @Nullable String triggerId,
        @Nullable String correlationId,
        @Nullable List<FieldChange> changes,
        @Nullable Map<String, Object> data) {

    /** @param changes null where it did not happen to the order itself */
    static HistoryEntry of(LoggedEvent event, @Nullable List<FieldChange> changes) {
        return new HistoryEntry(
                event.position(),
                event.eventId(),
                event.at(),
                event.event(),
                event.aggregate(),
                event.stream(),
                event.version(),
                event.actor(),
                event.initiator(),
                event.reason(),
                event.command(),
                event.triggerId(),
                event.correlationId(),
                changes,
                changes == null ? event.data() : null);
    }
}
