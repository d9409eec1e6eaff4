package io.orderfold.webhooks.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.webhooks.WebhookId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How sending to a webhook goes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookQueue(
        WebhookId webhookId,

        @Schema(description = "How many deliveries are to be sent, or sent again", example = "3")
        long pending,

        @Schema(description = "Since when the first of them waits") @Nullable
        Instant pendingSince,

        @Schema(description = "Attempts in a row that failed", example = "0")
        int failures,

        @Schema(description = "Since when every attempt has failed") @Nullable
        Instant failingSince,

        @Schema(description = "Until when nothing is tried, because its receiver was not reached or wants a pause")
        @Nullable
        Instant pausedUntil,

        @Schema(description = "When something was delivered last") @Nullable
        Instant deliveredAt) {}
