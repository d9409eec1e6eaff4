package io.orderfold.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a stored event: which change of its stream it was, when it was recorded, who did it and why.
 *
 * @param version the stream's version once this has happened; the first event is 0
 * @param at when it was recorded (UTC)
 */
public record Happened(
        long version, Instant at, Actor actor, @Nullable String reason) {}
