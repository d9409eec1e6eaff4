package io.orderfold.operations.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The events in the log of a type or revision that this release does not know.
 *
 * @param type as stored
 * @param revision as stored; absent for the first
 * @param count how many there are
 * @param firstPosition where the first of them is in the log
 * @param firstAt when it was recorded (UTC)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnknownEventView(
        String type, @Nullable String revision, long count, long firstPosition, Instant firstAt) {}
