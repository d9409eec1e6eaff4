package io.orderfold.webhooks.event;

import io.orderfold.webhooks.DisabledCause;
import io.orderfold.webhooks.WebhookId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** It is told of nothing from now on. Where it was failing: since when. */
public record WebhookDisabled(
        WebhookId webhookId, DisabledCause cause, @Nullable Instant failingSince) implements WebhookEvent {}
