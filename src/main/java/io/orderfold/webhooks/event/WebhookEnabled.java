package io.orderfold.webhooks.event;

import io.orderfold.webhooks.WebhookId;

/** It is told of events again, and of what was queued before. */
public record WebhookEnabled(WebhookId webhookId) implements WebhookEvent {}
