package io.orderfold.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was recorded.
 *
 * @param stream whose events; null where only a checkpoint tells that something happened
 * @param sequence the event's number in its stream; of several missing ones, the first
 * @param event its type
 * @param from the first number in the log it is about
 * @param to the last number in the log it is about
 * @param count how many events; null where that can't be known
 * @param checkpoint the number of the checkpoint that tells it
 */
public record Finding(
        FindingKind kind,
        String message,
        @Nullable String stream,
        @Nullable Long sequence,
        @Nullable String eventId,
        @Nullable String event,
        @Nullable Long from,
        @Nullable Long to,
        @Nullable Long count,
        @Nullable Long checkpoint) {

    public static Finding ofCheckpoint(FindingKind kind, long checkpoint, String message) {
        return new Finding(kind, message, null, null, null, null, null, null, null, checkpoint);
    }
}
