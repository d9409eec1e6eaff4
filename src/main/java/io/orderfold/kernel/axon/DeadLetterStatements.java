package io.orderfold.kernel.axon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * Walks the dead letters page by page. Axon 4.13.0 takes the number of rows already seen for an index within a sequence,
 * so that whatever lies behind the first page is never found again.
 */
class DeadLetterStatements extends DefaultDeadLetterStatementFactory<EventMessage<?>> {

    /** How many letters a page has; the queue is built with the same. */
    static final int PAGE = 100;

    private final Serializer events;

    DeadLetterStatements(Serializer general, Serializer events) {
        super(DefaultDeadLetterStatementFactory.<EventMessage<?>>builder()
                .schema(Tables.DEAD_LETTERS)
                .genericSerializer(general)
                .eventSerializer(events));
        this.events = events;
    }

    /** What this release does not know is parked as it is stored, for one that does. */
    @Override
    public PreparedStatement enqueueStatement(
            Connection connection,
            String processingGroup,
            String sequenceId,
            DeadLetter<? extends EventMessage<?>> letter,
            long sequenceIndex)
            throws SQLException {
        return super.enqueueStatement(
                connection,
                processingGroup,
                sequenceId,
                new GenericDeadLetter<EventMessage<?>>(
                        sequenceId,
                        asStored(letter.message()),
                        letter.cause().orElse(null),
                        letter.enqueuedAt(),
                        letter.lastTouched(),
                        letter.diagnostics()),
                sequenceIndex);
    }

    private EventMessage<?> asStored(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> event) || !UnknownEvent.is(event)) {
            return message;
        }
        UnknownEvent unknown = (UnknownEvent) event.getPayload();
        SerializedMessage<?> stored = new SerializedMessage<>(
                event.getIdentifier(),
                new LazyDeserializingObject<>(
                        new SimpleSerializedObject<>(
                                unknown.content(), String.class, unknown.eventType(), unknown.revision()),
                        events),
                new LazyDeserializingObject<>(event.getMetaData()));
        if (message instanceof TrackedEventMessage<?> tracked) {
            return new GenericTrackedDomainEventMessage<>(
                    tracked.trackingToken(),
                    event.getType(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    stored,
                    event::getTimestamp);
        }
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                stored,
                event::getTimestamp);
    }

    @Override
    public PreparedStatement claimableSequencesStatement(
            Connection connection, String processingGroup, Instant processingStartedLimit, int offset, int maxSize)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement("""
                select * from dead_letters letter
                where processing_group = ?
                  and sequence_index = (select min(first.sequence_index) from dead_letters first
                                        where first.processing_group = letter.processing_group
                                          and first.sequence_id = letter.sequence_id)
                  and (processing_started is null or processing_started < ?)
                order by last_touched, id
                limit ? offset ?""");
        statement.setString(1, processingGroup);
        statement.setString(2, DateTimeUtils.formatInstant(processingStartedLimit));
        statement.setInt(3, maxSize);
        statement.setInt(4, offset);
        return statement;
    }

    @Override
    public PreparedStatement letterSequenceStatement(
            Connection connection, String processingGroup, String sequenceId, int offset, int maxSize)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement("""
                select * from dead_letters
                where processing_group = ? and sequence_id = ?
                order by sequence_index
                limit ? offset ?""");
        statement.setString(1, processingGroup);
        statement.setString(2, sequenceId);
        statement.setInt(3, PAGE);
        statement.setInt(4, offset);
        return statement;
    }
}
