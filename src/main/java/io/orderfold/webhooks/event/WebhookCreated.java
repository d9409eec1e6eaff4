package io.orderfold.webhooks.event;

import io.orderfold.webhooks.WebhookId;
import java.util.List;

/** Somebody is told of these events from now on. What they are signed by is kept elsewhere. */
public record WebhookCreated(WebhookId webhookId, String name, String url, List<String> events)
        implements WebhookEvent {}
