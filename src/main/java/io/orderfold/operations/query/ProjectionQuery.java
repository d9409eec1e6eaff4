package io.orderfold.operations.query;

/** Everything that can be asked about groups of handlers and their rebuilds. */
public sealed interface ProjectionQuery {

    /** Answers with a {@link ProjectionList}. */
    record ListProjections() implements ProjectionQuery {}

    /** Answers with an optional {@link ProjectionView}. */
    record FindProjection(String name) implements ProjectionQuery {}

    /** The newest first; answers with a {@link RebuildList}. */
    record ListRebuilds() implements ProjectionQuery {}

    /** Answers with an optional {@link RebuildView}. */
    record FindRebuild(String jobId) implements ProjectionQuery {}
}
