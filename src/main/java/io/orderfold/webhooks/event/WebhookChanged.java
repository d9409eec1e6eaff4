package io.orderfold.webhooks.event;

import io.orderfold.webhooks.WebhookId;
import java.util.List;

/** It is called this, sent there, and told of these from now on. */
public record WebhookChanged(WebhookId webhookId, String name, String url, List<String> events)
        implements WebhookEvent {}
