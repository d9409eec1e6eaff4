package io.orderfold.webhooks.event;

import io.orderfold.webhooks.WebhookId;
import java.time.Instant;

/** Another secret signs from now on, and until an instant the one before it as well. */
public record WebhookSecretRotated(WebhookId webhookId, int secretNo, Instant previousUntil) implements WebhookEvent {}
