package io.orderfold.webhooks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Words;

/** Whether a webhook is told of anything. */
public enum WebhookStatus {
    /** It is told of events. */
    ENABLED,
    /** It is told of nothing; what was queued before waits. */
    DISABLED,
    /** It is no more. */
    DELETED;

    @JsonCreator
    public static WebhookStatus of(String text) {
        return Words.read(
                WebhookStatus.class,
                text,
                () -> Rejection.invalid(
                        "unknown-webhook-status", "status", "A webhook is enabled, disabled or deleted."));
    }

    @JsonValue
    @Override
    public String toString() {
        return Words.of(this);
    }
}
