package io.orderfold.audit.query;

import org.jspecify.annotations.Nullable;

/** Everything that can be asked about the log's evidence. */
public sealed interface EvidenceQuery {

    /** The newest first; answers with a {@link CheckpointPage}. */
    record ListCheckpoints(int limit, @Nullable String cursor) implements EvidenceQuery {}

    /** Answers with an optional {@link io.orderfold.audit.Checkpoint}; the newest one for null. */
    record FindCheckpoint(@Nullable Long number) implements EvidenceQuery {}

    /** Answers with {@link KeyView}s, the newest first. */
    record ListKeys() implements EvidenceQuery {}

    /** The newest first; answers with a {@link VerificationPage}. */
    record ListVerifications(int limit, @Nullable String cursor) implements EvidenceQuery {}

    /** Answers with an optional {@link io.orderfold.audit.VerificationView}. */
    record FindVerification(String verificationId) implements EvidenceQuery {}
}
