package io.orderfold.webhooks.projection;

import io.orderfold.kernel.jdbc.ViewProjection;
import io.orderfold.webhooks.event.WebhookEvent;
import io.orderfold.webhooks.query.WebhookFold;
import io.orderfold.webhooks.query.WebhookView;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Keeps a row a webhook. */
@Component
@ProcessingGroup("webhooks.projection")
class WebhookProjection extends ViewProjection<WebhookView, WebhookEvent> {

    WebhookProjection(WebhookRows rows) {
        super(rows.table(), WebhookEvent.class, WebhookEvent.STREAM_PREFIX, new WebhookFold());
    }

    @EventHandler
    void on(WebhookEvent event, DomainEventMessage<?> message) {
        project(event, message);
    }
}
