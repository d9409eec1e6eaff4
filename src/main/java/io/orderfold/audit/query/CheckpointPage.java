package io.orderfold.audit.query;

import io.orderfold.audit.Checkpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of checkpoints. */
public record CheckpointPage(
        List<Checkpoint> items, @Nullable String nextCursor) {}
