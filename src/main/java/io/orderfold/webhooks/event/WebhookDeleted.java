package io.orderfold.webhooks.event;

import io.orderfold.webhooks.WebhookId;

/** It is no more, nor what was queued for it. */
public record WebhookDeleted(WebhookId webhookId) implements WebhookEvent {}
