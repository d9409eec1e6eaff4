package io.orderfold.webhooks.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderfold.webhooks.DeliveryId;
import io.orderfold.webhooks.DeliveryState;
import io.orderfold.webhooks.WebhookId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is to be sent to a webhook, or was. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryView(
        @Schema(description = "What its receiver knows as `webhook-id`")
        DeliveryId deliveryId,

        WebhookId webhookId,
        @Schema(example = "OrderPlaced") String event,

        @Schema(description = "The event in the log; a ping has none") @Nullable
        String eventId,

        @Schema(description = "The order it is about, or what else it happened to: these are sent in turn")
        String subject,

        DeliveryState state,

        @Schema(description = "Whether it waits for another one about the same order")
        boolean waiting,

        @Schema(description = "How often it was tried", example = "1")
        int attempts,

        Instant queuedAt,

        @Schema(description = "When it is tried next, unless the webhook is paused by then") @Nullable
        Instant nextTryAt,

        @Schema(description = "When it was delivered, or given up") @Nullable
        Instant settledAt,

        @Schema(description = "What came of each attempt; in the answer about one delivery alone") @Nullable
        List<Attempt> log) {

    /** What came of an attempt. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeliveryAttempt")
    public record Attempt(
            @Schema(example = "1") int attempt,
            Instant at,

            @Schema(description = "How long it took, in milliseconds", example = "83")
            long millis,

            @Schema(description = "The status of the answer; absent where there was none", example = "204") @Nullable
            Integer status,

            @Schema(description = "What went wrong", example = "timeout: no answer within 15 s") @Nullable
            String error,

            @Schema(description = "How the answer begins") @Nullable
            String answer) {}
}
