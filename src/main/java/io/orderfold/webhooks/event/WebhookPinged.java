package io.orderfold.webhooks.event;

import io.orderfold.webhooks.DeliveryId;
import io.orderfold.webhooks.WebhookId;

/** Somebody wants to see whether its receiver is there. */
public record WebhookPinged(WebhookId webhookId, DeliveryId deliveryId) implements WebhookEvent {}
