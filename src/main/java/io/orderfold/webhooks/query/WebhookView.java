package io.orderfold.webhooks.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.kernel.Versioned;
import io.orderfold.webhooks.DisabledCause;
import io.orderfold.webhooks.WebhookId;
import io.orderfold.webhooks.WebhookStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook as people see it, folded from its events by {@link WebhookFold}. Its secrets are never seen again. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookView(
        WebhookId webhookId,
        @Schema(example = "Warehouse") String name,

        @Schema(description = "Where it is sent", example = "https://example.org/orders")
        String url,

        @Schema(description = "The events it is told of", example = "[\"OrderPlaced\", \"Shipment*\"]")
        List<String> events,

        WebhookStatus status,

        @Schema(description = "Why it is told of nothing") @Nullable
        DisabledCause disabledCause,

        @Nullable Instant disabledAt,

        @Schema(description = "Since when no attempt had succeeded by then; if that was the cause") @Nullable
        Instant failingSince,

        @Schema(description = "How many secrets it has had", example = "1")
        int secretNo,

        @Schema(description = "Until when the secret before signs as well") @Nullable
        Instant previousSecretUntil,

        @Schema(description = "How many changes there have been, counted from 0", example = "2")
        long version,

        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
