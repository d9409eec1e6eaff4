package io.orderfold.operations.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of handlers that follow the log.
 *
 * @param kind what it does: projection, process, provider or saga
 * @param state running, paused, failing or stopped
 * @param replayable whether it can be rebuilt, verified and replayed
 * @param position up to where all of its segments have handled the log
 * @param head the log's highest number
 * @param behind how many events it has not handled
 * @param behindSeconds since when the first of those has been waiting
 * @param parked events it could not handle, with those that wait behind them
 * @param servingVersion the version of its tables that serves
 * @param runningRebuild the job that is rebuilding, verifying or replaying it
 * @param lastVerification the job that last compared it with the log
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectionView(
        String name,
        String kind,
        String state,
        boolean replayable,
        @Nullable Instant pausedAt,
        @Nullable String pausedBy,
        long position,
        long head,
        long behind,
        long behindSeconds,
        long parked,
        List<ProjectionSegment> segments,
        @Nullable Integer servingVersion,
        @Nullable String runningRebuild,
        @Nullable ProjectionVerification lastVerification) {

    /**
     * A part of its events, by the streams they belong to.
     *
     * @param segment its number
     * @param owner the node that is at it
     * @param error the kinds of error it stumbled over, where that was on this node
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProjectionSegment(
            int segment,
            long position,
            @Nullable String owner,
            @Nullable Instant updatedAt,
            @Nullable String error) {}

    /** What a comparison with the log has found. */
    public record ProjectionVerification(String jobId, Instant at, long rows, long differences) {}
}
