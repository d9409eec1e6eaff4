package io.orderfold.kernel.axon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** Appends events, each with its hash. */
final class AppendStatement {

    private static final String INSERT = "insert into events (event_id, aggregate_id, sequence_number, aggregate_type,"
            + " recorded_at, event_type, event_revision, payload, metadata, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private AppendStatement() {}

    /** @param last is told what each stream then ends with */
    static PreparedStatement of(
            Connection connection,
            List<? extends EventMessage<?>> events,
            Serializer serializer,
            StreamHeads heads,
            Map<String, StreamHeads.Head> last)
            throws SQLException {
        heads.hashes(connection, followedOn(events))
                .forEach((stream, hash) -> last.put(stream, new StreamHeads.Head(-1, hash)));
        PreparedStatement statement = connection.prepareStatement(INSERT);
        for (EventMessage<?> event : events) {
            SerializedObject<String> payload = event.serializePayload(serializer, String.class);
            SerializedObject<String> metadata = event.serializeMetaData(serializer, String.class);
            String id = event.getIdentifier();
            String stream = stream(event);
            long sequence = sequence(event);
            String aggregateType = event instanceof DomainEventMessage<?> domain ? domain.getType() : null;
            String recordedAt = DateTimeUtils.formatInstant(event.getTimestamp());
            String type = payload.getType().getName();
            String revision = payload.getType().getRevision();
            StreamHeads.Head before = last.get(stream);
            String hash = EventHash.of(
                    before == null ? EventHash.NONE : before.hash(),
                    stream,
                    sequence,
                    id,
                    type,
                    revision,
                    aggregateType,
                    recordedAt,
                    payload.getData(),
                    metadata.getData());
            last.put(stream, new StreamHeads.Head(sequence, hash));
            statement.setString(1, id);
            statement.setString(2, stream);
            statement.setLong(3, sequence);
            statement.setString(4, aggregateType);
            statement.setString(5, recordedAt);
            statement.setString(6, type);
            statement.setString(7, revision);
            statement.setString(8, payload.getData());
            statement.setString(9, metadata.getData());
            statement.setString(10, hash);
            statement.addBatch();
        }
        return statement;
    }

    private static Map<String, Long> followedOn(List<? extends EventMessage<?>> events) {
        Map<String, Long> before = new LinkedHashMap<>();
        for (EventMessage<?> event : events) {
            before.putIfAbsent(stream(event), sequence(event) - 1);
        }
        before.values().removeIf(sequence -> sequence < 0);
        return before;
    }

    /** As Axon has it: an event that no aggregate has applied is a stream of its own. */
    private static String stream(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain ? domain.getAggregateIdentifier() : event.getIdentifier();
    }

    private static long sequence(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain ? domain.getSequenceNumber() : 0;
    }
}
