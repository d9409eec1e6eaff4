package io.orderfold.webhooks.command;

import io.orderfold.kernel.Rejection;
import io.orderfold.webhooks.WebhookId;
import java.time.Duration;

/** Why something can't be done with a webhook. */
final class WebhookRejection {

    private WebhookRejection() {}

    static Rejection notFound(WebhookId webhook) {
        return Rejection.notFound("webhook", webhook);
    }

    static Rejection disabled(WebhookId webhook) {
        return Rejection.conflict("webhook-disabled", "The webhook " + webhook + " is disabled: enable it before.");
    }

    static Rejection idTaken(WebhookId webhook) {
        return Rejection.conflict("webhook-id-taken", "There is a webhook " + webhook + " already.");
    }

    static Rejection noEvents() {
        return Rejection.invalid("events-missing", "events", "Name at least one event, or * for all.");
    }

    static Rejection tooManyEvents(int most) {
        return Rejection.invalid("too-many-events", "events", "At most " + most + " events can be named.");
    }

    static Rejection unknownEvent(int index, String name) {
        return Rejection.invalid(
                "unknown-event",
                "events[" + index + "]",
                "No event is called " + name + "; GET /api/webhooks/events lists them. Order* stands for all that begin"
                        + " like that, * for all.");
    }

    static Rejection overlapOutOfRange(Duration longest) {
        return Rejection.invalid("overlap-out-of-range", "overlap", "Secrets overlap for PT0S to " + longest + ".");
    }

    static Rejection malformedUrl(String why) {
        return Rejection.invalid("malformed-webhook-url", "url", why);
    }

    static Rejection httpsRequired() {
        return Rejection.invalid(
                "webhook-https-required",
                "url",
                "A webhook's address begins with https://; the setting orderfold.webhooks.allow-http lifts that.");
    }

    static Rejection addressRefused() {
        return Rejection.invalid(
                "webhook-address-refused",
                "url",
                "Nothing is sent into this network: private, loopback and other special addresses are refused.");
    }
}
