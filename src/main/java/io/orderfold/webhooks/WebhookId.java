package io.orderfold.webhooks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.TimeOrderedId;
import java.util.UUID;

/** A webhook's key. */
public record WebhookId(@JsonValue UUID value) {

    /** @throws Rejection {@code malformed-webhook-id} */
    @JsonCreator
    public static WebhookId of(String text) {
        try {
            return new WebhookId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("malformed-webhook-id", "webhookId", "The id of a webhook is a UUID.");
        }
    }

    public static WebhookId random() {
        return new WebhookId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
