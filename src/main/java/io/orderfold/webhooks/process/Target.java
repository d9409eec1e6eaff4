package io.orderfold.webhooks.process;

import io.orderfold.webhooks.DisabledCause;
import io.orderfold.webhooks.EventPatterns;
import io.orderfold.webhooks.WebhookId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook is sent, and how that goes.
 *
 * @param noticeDue whether it was disabled for its receiver's sake and the log doesn't say so yet
 * @param secretNo which of its secrets signs
 * @param previousUntil until when the one before signs, too
 * @param failures attempts in a row that failed
 * @param failingSince since when; null where the last one did not
 * @param pauses how often in a row it was left alone
 * @param pausedUntil until when it is
 */
record Target(
        WebhookId webhookId,
        String url,
        EventPatterns events,
        boolean enabled,
        @Nullable DisabledCause disabledCause,
        boolean noticeDue,
        int secretNo,
        @Nullable Instant previousUntil,
        int failures,
        @Nullable Instant failingSince,
        int pauses,
        @Nullable Instant pausedUntil) {

    boolean isPaused(Instant now) {
        return pausedUntil != null && pausedUntil.isAfter(now);
    }
}
