package io.orderfold.webhooks.process;

import io.orderfold.webhooks.DeliveryId;
import io.orderfold.webhooks.WebhookId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be sent.
 *
 * @param lane of all that have the same, one is sent at a time, in turn
 * @param eventId null for a ping
 */
record Delivery(
        DeliveryId deliveryId,
        WebhookId webhookId,
        boolean isPing,
        String lane,
        @Nullable String eventId,
        String event,
        Instant queuedAt) {

    static final String PING = "ping";

    static Delivery ping(WebhookId webhook, DeliveryId id, Instant now) {
        return new Delivery(id, webhook, true, PING + " " + id, null, PING, now);
    }
}
