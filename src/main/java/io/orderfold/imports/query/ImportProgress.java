package io.orderfold.imports.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.imports.ImportPhase;
import org.jspecify.annotations.Nullable;

/**
 * How far a job has come.
 *
 * @param unit what {@code done} and {@code total} count in this phase
 * @param rows read so far, over all phases
 * @param perSecond units a second since the phase was last taken up; null until there is something to go by
 * @param secondsLeft of this phase, at that rate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportProgress(
        ImportPhase phase,
        String unit,
        long done,
        long total,
        long rows,
        @Nullable Long perSecond,
        @Nullable Long secondsLeft) {}
