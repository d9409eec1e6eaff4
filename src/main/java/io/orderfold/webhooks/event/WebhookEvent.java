package io.orderfold.webhooks.event;

import io.orderfold.webhooks.WebhookId;

/** Everything ever stored about a webhook. */
public sealed interface WebhookEvent
        permits WebhookChanged,
                WebhookCreated,
                WebhookDeleted,
                WebhookDisabled,
                WebhookEnabled,
                WebhookPinged,
                WebhookRedeliveryRequested,
                WebhookSecretRotated {

    /** What a webhook's stream is called, before its id. */
    String STREAM_PREFIX = "webhook:";

    WebhookId webhookId();
}
