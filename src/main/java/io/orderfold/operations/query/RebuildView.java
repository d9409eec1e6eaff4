package io.orderfold.operations.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild, a verification or a replay.
 *
 * @param kind rebuild, verify or replay
 * @param state queued, running, done, failed or cancelled
 * @param phase reading, comparing, switching or over
 * @param projections the groups it is about
 * @param from of a replay: since when what has changed is made anew
 * @param switched whether its tables have come to serve
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RebuildView(
        String jobId,
        String kind,
        List<String> projections,
        @Nullable Instant from,
        String state,
        String phase,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        RebuildProgress progress,
        boolean switched,
        @Nullable RebuildFailure failure,
        @Nullable RebuildComparison comparison) {

    /**
     * How far it has read the log.
     *
     * @param position the number it has read up to
     * @param head the log's highest number
     * @param rows how many rows it has made
     * @param perSecond events read a second
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RebuildProgress(
            long position,
            long head,
            long eventsRead,
            long rows,
            long perSecond,
            @Nullable Long secondsLeft) {}

    /**
     * Why it could not go on.
     *
     * @param eventId the event at fault, where it can be told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RebuildFailure(String reason, @Nullable String eventId) {}

    /**
     * How what serves differs from what the log gives.
     *
     * @param rows how many things were compared, each with all its rows
     * @param differences how many of them differ
     * @param first the first of those
     */
    public record RebuildComparison(long rows, long differences, List<RebuildDifference> first) {}

    /**
     * What differs.
     *
     * @param kind missing, superfluous or changed
     * @param fields where: a column, a place in the document, a table with rows that belong to it
     */
    public record RebuildDifference(String table, String key, String kind, List<String> fields) {}
}
