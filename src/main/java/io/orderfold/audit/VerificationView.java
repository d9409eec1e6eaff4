package io.orderfold.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk through the log.
 *
 * @param intact whether nothing was found; null while it runs
 * @param phase what it does: {@code checkpoints}, then {@code streams}
 * @param done how many events it has looked at in this phase
 * @param total how many there are, about
 * @param events how many it has looked at in all
 * @param checkpoints how many it has compared the log with, the kept one included
 * @param findings what is not as it was recorded, the first 1,000
 * @param findingCount how many there are in all
 * @param checkpoint the one it signed, where all is well
 * @param failure why it could not be ended
 */
public record VerificationView(
        String verificationId,
        VerificationState state,
        @Nullable Boolean intact,
        Instant startedAt,
        String startedBy,
        @Nullable Instant endedAt,
        String phase,
        long done,
        long total,
        long events,
        long streams,
        long checkpoints,
        List<Finding> findings,
        long findingCount,
        @Nullable Checkpoint checkpoint,
        @Nullable String failure) {

    public VerificationView in(VerificationState newState) {
        return new VerificationView(
                verificationId,
                newState,
                intact,
                startedAt,
                startedBy,
                endedAt,
                phase,
                done,
                total,
                events,
                streams,
                checkpoints,
                findings,
                findingCount,
                checkpoint,
                failure);
    }
}
