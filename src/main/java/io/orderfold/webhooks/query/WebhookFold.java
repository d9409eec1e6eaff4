package io.orderfold.webhooks.query;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import io.orderfold.webhooks.WebhookStatus;
import io.orderfold.webhooks.event.WebhookChanged;
import io.orderfold.webhooks.event.WebhookCreated;
import io.orderfold.webhooks.event.WebhookDeleted;
import io.orderfold.webhooks.event.WebhookDisabled;
import io.orderfold.webhooks.event.WebhookEnabled;
import io.orderfold.webhooks.event.WebhookEvent;
import io.orderfold.webhooks.event.WebhookSecretRotated;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a webhook follows from its events. */
public final class WebhookFold implements Fold<WebhookView, WebhookEvent> {

    @Override
    public WebhookView after(@Nullable WebhookView before, WebhookEvent event, Happened happened) {
        if (event instanceof WebhookCreated created) {
            return new WebhookView(
                    created.webhookId(),
                    created.name(),
                    created.url(),
                    created.events(),
                    WebhookStatus.ENABLED,
                    null,
                    null,
                    null,
                    1,
                    null,
                    happened.version(),
                    happened.at(),
                    happened.at());
        }
        WebhookView webhook = Objects.requireNonNull(before, "a webhook starts with its creation");
        if (event instanceof WebhookChanged changed) {
            return new WebhookView(
                    webhook.webhookId(),
                    changed.name(),
                    changed.url(),
                    changed.events(),
                    webhook.status(),
                    webhook.disabledCause(),
                    webhook.disabledAt(),
                    webhook.failingSince(),
                    webhook.secretNo(),
                    webhook.previousSecretUntil(),
                    happened.version(),
                    webhook.createdAt(),
                    happened.at());
        }
        if (event instanceof WebhookSecretRotated rotated) {
            return new WebhookView(
                    webhook.webhookId(),
                    webhook.name(),
                    webhook.url(),
                    webhook.events(),
                    webhook.status(),
                    webhook.disabledCause(),
                    webhook.disabledAt(),
                    webhook.failingSince(),
                    rotated.secretNo(),
                    rotated.previousUntil(),
                    happened.version(),
                    webhook.createdAt(),
                    happened.at());
        }
        if (event instanceof WebhookDisabled disabled) {
            return in(WebhookStatus.DISABLED, webhook, disabled, happened);
        }
        if (event instanceof WebhookEnabled) {
            return in(WebhookStatus.ENABLED, webhook, null, happened);
        }
        if (event instanceof WebhookDeleted) {
            return in(WebhookStatus.DELETED, webhook, null, happened);
        }
        // What was sent, and is to be sent again, changes nothing but the version.
        return new WebhookView(
                webhook.webhookId(),
                webhook.name(),
                webhook.url(),
                webhook.events(),
                webhook.status(),
                webhook.disabledCause(),
                webhook.disabledAt(),
                webhook.failingSince(),
                webhook.secretNo(),
                webhook.previousSecretUntil(),
                happened.version(),
                webhook.createdAt(),
                webhook.updatedAt());
    }

    private static WebhookView in(
            WebhookStatus status, WebhookView webhook, @Nullable WebhookDisabled disabled, Happened happened) {
        return new WebhookView(
                webhook.webhookId(),
                webhook.name(),
                webhook.url(),
                webhook.events(),
                status,
                disabled == null ? null : disabled.cause(),
                disabled == null ? null : happened.at(),
                disabled == null ? null : disabled.failingSince(),
                webhook.secretNo(),
                webhook.previousSecretUntil(),
                happened.version(),
                webhook.createdAt(),
                happened.at());
    }
}
