package io.orderfold.operations.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be handled, or that waits behind one of the same stream.
 *
 * @param group whose handlers it is parked for
 * @param stream the id of what it happened to
 * @param version the version of that, after it
 * @param event what happened
 * @param recordedAt when it happened (UTC)
 * @param parkedAt since when it is parked
 * @param waiting whether it was not tried, but waits behind one that failed
 * @param cause the kinds of error, the first one's cause behind it, and where it was
 * @param attempts how often it was tried
 * @param nextTryAt when it is tried again by itself; absent where it is not any more, or waits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetterView(
        String id,
        String group,
        String stream,
        long version,
        String eventId,
        String event,
        Instant recordedAt,
        Instant parkedAt,
        boolean waiting,
        @Nullable String cause,
        int attempts,
        @Nullable Instant nextTryAt) {}
