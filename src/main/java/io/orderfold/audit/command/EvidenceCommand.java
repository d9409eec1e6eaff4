package io.orderfold.audit.command;

import io.orderfold.audit.Checkpoint;
import org.jspecify.annotations.Nullable;

/** What can be done for the log's evidence. None of it is an event: it is about the log, and stands beside it. */
public sealed interface EvidenceCommand {

    /** Signs what was added since the last checkpoint; answers with the newest {@link Checkpoint}. */
    record SignCheckpoint() implements EvidenceCommand {}

    /**
     * Starts to verify the log, on this node; answers at once.
     *
     * @param kept a checkpoint that was kept elsewhere; null for those that are kept here
     */
    record StartVerification(
            String verificationId,
            String startedBy,
            @Nullable Checkpoint kept) implements EvidenceCommand {}
}
