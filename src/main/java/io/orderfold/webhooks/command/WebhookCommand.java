package io.orderfold.webhooks.command;

import io.orderfold.kernel.Reasoned;
import io.orderfold.webhooks.DeliveryId;
import io.orderfold.webhooks.DisabledCause;
import io.orderfold.webhooks.WebhookId;
import io.orderfold.webhooks.WebhookSecret;
import io.orderfold.webhooks.event.WebhookEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a webhook. Each answers with its version after it ({@code Long}). */
public sealed interface WebhookCommand {

    WebhookId webhookId();

    @TargetAggregateIdentifier
    default String streamId() {
        return WebhookEvent.STREAM_PREFIX + webhookId();
    }

    /** Has a receiver told of events from now on. */
    record CreateWebhook(WebhookId webhookId, String name, String url, List<String> events, WebhookSecret secret)
            implements WebhookCommand {}

    /** Changes what is given; what isn't stays. */
    record ChangeWebhook(
            WebhookId webhookId,
            @Nullable String name,
            @Nullable String url,
            @Nullable List<String> events) implements WebhookCommand {}

    /**
     * Signs by another secret from now on.
     *
     * @param overlap how long the one before signs as well
     */
    record RotateWebhookSecret(WebhookId webhookId, WebhookSecret secret, Duration overlap) implements WebhookCommand {}

    /**
     * Has it told of nothing.
     *
     * @param failingSince since when it was, where that is the cause
     */
    record DisableWebhook(
            WebhookId webhookId,
            DisabledCause cause,
            @Nullable Instant failingSince,
            @Nullable String reason) implements WebhookCommand, Reasoned {}

    /** Has it told of events again. */
    record EnableWebhook(WebhookId webhookId) implements WebhookCommand {}

    /** Does away with it, and with its secrets. */
    record DeleteWebhook(WebhookId webhookId, @Nullable String reason) implements WebhookCommand, Reasoned {}

    /** Has it sent something that says nothing, to see whether its receiver is there. */
    record PingWebhook(WebhookId webhookId, DeliveryId deliveryId) implements WebhookCommand {}

    /** Has a delivery sent again, whatever came of it before. */
    record RedeliverToWebhook(WebhookId webhookId, DeliveryId deliveryId) implements WebhookCommand {}
}
