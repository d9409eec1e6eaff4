package io.orderfold.kernel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that the sender of a command has not seen: what sort it was, never its content.
 *
 * @param version what the aggregate was at once it had happened
 * @param type the event's name
 * @param at when it was recorded (UTC)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HappenedMeanwhile(
        long version,
        String type,
        Instant at,
        Actor actor,
        @Nullable String reason) {}
