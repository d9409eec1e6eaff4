package io.orderfold.operations.command;

import java.time.Instant;
import java.util.Set;

/**
 * Everything that operators can have done with groups of handlers. Nothing of it changes what has happened, so nothing of
 * it is in the log: what runs and what is paused, and who wanted it, stands in tables of its own.
 */
public sealed interface ProjectionCommand {

    /**
     * Has projections filled anew beside what serves, and switched to at one moment.
     *
     * @param jobId chosen by the sender, who watches it
     */
    record RebuildProjections(String jobId, Set<String> groups) implements ProjectionCommand {}

    /**
     * Has projections compared with the log.
     *
     * @param switchIfDifferent whether what was filled for it serves if what serves is wrong
     */
    record VerifyProjections(String jobId, Set<String> groups, boolean switchIfDifferent)
            implements ProjectionCommand {}

    /** Has what has changed since an instant made anew where it serves. */
    record ReplayProjection(String jobId, String group, Instant since) implements ProjectionCommand {}

    /** Calls it off. What it has filled is dropped. */
    record CancelRebuild(String jobId) implements ProjectionCommand {}

    /** Has a group stand still on all nodes. */
    record PauseGroup(String group) implements ProjectionCommand {}

    /** Has it go on where it was. */
    record ResumeGroup(String group) implements ProjectionCommand {}

    /** Makes two segments of one. */
    record SplitSegment(String group, int segment) implements ProjectionCommand {}

    /** Makes one segment of one and of what was split from it. */
    record MergeSegment(String group, int segment) implements ProjectionCommand {}
}
