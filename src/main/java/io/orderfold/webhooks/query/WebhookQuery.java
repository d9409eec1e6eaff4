package io.orderfold.webhooks.query;

import io.orderfold.webhooks.DeliveryId;
import io.orderfold.webhooks.DeliveryState;
import io.orderfold.webhooks.WebhookId;
import io.orderfold.webhooks.WebhookStatus;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about webhooks. */
public sealed interface WebhookQuery {

    /** The webhook as the read model has it, deleted or not; answers with an optional {@link WebhookView}. */
    record FindWebhook(WebhookId webhookId) implements WebhookQuery {}

    /** The webhook as the log has it this moment. */
    record ReadWebhookFromLog(WebhookId webhookId) implements WebhookQuery {}

    /**
     * A page of those that are not deleted, the oldest first; answers with a {@link WebhookPage}.
     *
     * @param status null for any
     * @param cursor the previous page's {@code nextCursor}
     */
    record SearchWebhooks(
            @Nullable WebhookStatus status,
            int limit,
            @Nullable String cursor) implements WebhookQuery {}

    /** How sending to it goes; answers with an optional {@link WebhookQueue}. */
    record FindWebhookQueue(WebhookId webhookId) implements WebhookQuery {}

    /**
     * A page of what is to be sent and was, the newest first; answers with a {@link DeliveryPage}.
     *
     * @param state null for any
     * @param event the name of an event; null for any
     * @param lane an order, or what else events happened to; null for any
     * @param cursor the previous page's {@code nextCursor}
     */
    record ListDeliveries(
            WebhookId webhookId,
            @Nullable DeliveryState state,
            @Nullable String event,
            @Nullable String lane,
            int limit,
            @Nullable String cursor)
            implements WebhookQuery {}

    /** With its attempts; answers with an optional {@link DeliveryView}. */
    record FindDelivery(WebhookId webhookId, DeliveryId deliveryId) implements WebhookQuery {}

    /** The names of all events that there can be; answers with {@link EventNameList}. */
    record ListEventNames() implements WebhookQuery {}
}
