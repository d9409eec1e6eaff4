package io.orderfold.kernel.axon;

import io.orderfold.kernel.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What an event's hash is over: its content as stored, and the hash of the event before it in its stream. Change, remove
 * or insert an event, and the hashes of its stream no longer agree. {@code docs/event-log.md} has it in full, to be
 * checked by others.
 */
public final class EventHash {

    /** Stands before the first event of a stream. */
    public static final String NONE = "0".repeat(64);

    private static final String KIND = "orderfold.event.1";

    private EventHash() {}

    /** In 64 lower-case hexadecimal digits. */
    public static String of(
            String previous,
            String stream,
            long sequence,
            String eventId,
            String type,
            @Nullable String revision,
            @Nullable String aggregateType,
            String recordedAt,
            String payload,
            String metadata) {
        return new Fields(KIND)
                .add(previous)
                .add(stream)
                .add(sequence)
                .add(eventId)
                .add(type)
                .add(revision)
                .add(aggregateType)
                .add(recordedAt)
                .add(payload)
                .add(metadata)
                .sha256();
    }
}
