package io.orderfold.webhooks.event;

import io.orderfold.webhooks.DeliveryId;
import io.orderfold.webhooks.WebhookId;

/** Somebody wants it to be sent again what it was sent, or not sent, before. */
public record WebhookRedeliveryRequested(WebhookId webhookId, DeliveryId deliveryId) implements WebhookEvent {}
