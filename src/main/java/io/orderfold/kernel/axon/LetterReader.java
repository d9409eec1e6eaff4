package io.orderfold.kernel.axon;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterJdbcConverter;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterJdbcConverter;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.serialization.Serializer;

/**
 * Reads a parked event as the log's are read: one that was parked by an earlier release has today's form when it is tried
 * again. Axon takes it as it was stored.
 */
class LetterReader extends DefaultDeadLetterJdbcConverter<EventMessage<?>>
        implements DeadLetterJdbcConverter<EventMessage<?>, JdbcDeadLetter<EventMessage<?>>> {

    private final EventForms forms;

    LetterReader(Serializer general, Serializer events, EventForms forms) {
        super(DefaultDeadLetterJdbcConverter.<EventMessage<?>>builder()
                .schema(Tables.DEAD_LETTERS)
                .genericSerializer(general)
                .eventSerializer(events));
        this.forms = forms;
    }

    @Override
    public JdbcDeadLetter<EventMessage<?>> convertToLetter(ResultSet row) throws SQLException {
        JdbcDeadLetter<EventMessage<?>> letter = super.convertToLetter(row);
        if (!(letter.message() instanceof DomainEventMessage<?> event)) {
            return letter;
        }
        DomainEventData<?> stored = new GenericDomainEventEntry<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getIdentifier(),
                row.getString("recorded_at"),
                row.getString("event_type"),
                row.getString("event_revision"),
                row.getBytes("payload"),
                row.getBytes("metadata"));
        if (event instanceof TrackedEventMessage<?> tracked) {
            stored = new TrackedDomainEventData<>(tracked.trackingToken(), stored);
        }
        // An upcaster may have dropped it: then it stays what nobody handles.
        Optional<? extends DomainEventMessage<?>> today =
                forms.read(Stream.of(stored)).asStream().findFirst();
        return new JdbcDeadLetter<>(
                letter.getIdentifier(),
                letter.getSequenceIndex(),
                letter.getSequenceIdentifier(),
                letter.enqueuedAt(),
                letter.lastTouched(),
                letter.cause().orElse(null),
                letter.diagnostics(),
                today.isPresent() ? today.get() : letter.message());
    }
}
