package io.orderfold.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.axon.FillProgress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The shop as it was at an instant.
 *
 * @param asOf the last instant whose events are in it
 * @param readyAt since when it can be read
 * @param lastUsedAt when it was last read
 * @param expiresAt when it is dropped, unless it is read before; once it can be read
 * @param endedAt since when it can't be read any more
 */
public record PastView(
        UUID pastViewId,
        Instant asOf,
        State state,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant readyAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt,
        FillProgress progress,
        @Nullable PastViewFailure failure) {

    /** What became of it. */
    public enum State {
        /** It is being made. */
        FILLING,
        /** It can be read. */
        READY,
        /** It could not be made. */
        FAILED,
        /** Nobody has read it for long, or others took its place. */
        EXPIRED,
        /** Somebody has dropped it. */
        DROPPED;

        @JsonValue
        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    /**
     * Why it could not be made.
     *
     * @param eventId the event at fault, where it can be told
     */
    public record PastViewFailure(String reason, @Nullable String eventId) {}
}
