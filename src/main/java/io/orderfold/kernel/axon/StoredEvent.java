package io.orderfold.kernel.axon;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An event as its row has it, to the letter.
 *
 * @param position its number in the log; 0 while it is not known
 * @param hash over all the rest but the position, see {@link EventHash}; null in one that was never sealed
 */
public record StoredEvent(
        long position,
        String eventId,
        String stream,
        long sequence,
        @Nullable String aggregateType,
        String recordedAt,
        String type,
        @Nullable String revision,
        String payload,
        String metadata,
        @Nullable String hash) {

    static StoredEvent of(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("global_index"),
                row.getString("event_id"),
                row.getString("aggregate_id"),
                row.getLong("sequence_number"),
                row.getString("aggregate_type"),
                row.getString("recorded_at"),
                row.getString("event_type"),
                row.getString("event_revision"),
                row.getString("payload"),
                row.getString("metadata"),
                row.getString("hash"));
    }

    /** The hash it must have, if the one before it in its stream has {@code previous}. */
    public String hashAfter(String previous) {
        return hashAfter(previous, sequence);
    }

    /** The hash it had, if it stood at another place in its stream. */
    public String hashAfter(String previous, long sequenceThen) {
        return EventHash.of(
                previous, stream, sequenceThen, eventId, type, revision, aggregateType, recordedAt, payload, metadata);
    }

    /** Whether it has the hash that it must have, if the one before it in its stream has {@code previous}. */
    public boolean isSealedAfter(String previous) {
        return hashAfter(previous).equals(hash);
    }
}
