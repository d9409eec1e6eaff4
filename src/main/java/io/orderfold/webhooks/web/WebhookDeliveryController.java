package io.orderfold.webhooks.web;

import io.orderfold.access.OperatorMay;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import io.orderfold.webhooks.DeliveryId;
import io.orderfold.webhooks.DeliveryState;
import io.orderfold.webhooks.WebhookId;
import io.orderfold.webhooks.command.WebhookCommand.PingWebhook;
import io.orderfold.webhooks.command.WebhookCommand.RedeliverToWebhook;
import io.orderfold.webhooks.query.DeliveryPage;
import io.orderfold.webhooks.query.DeliveryView;
import io.orderfold.webhooks.query.WebhookQuery.FindDelivery;
import io.orderfold.webhooks.query.WebhookQuery.ListDeliveries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is sent to webhooks, over HTTP. */
@RestController
@RequestMapping("/api/webhooks/{webhookId}")
@Tag(name = "Webhooks", description = "Who is told of events, over HTTP: signed, at least once, an order's in turn.")
class WebhookDeliveryController {

    private static final String NO_SUCH = "`webhook-not-found`, `delivery-not-found`";

    private final WebhookAnswers answers;
    private final Reads reads;
    private final Writes writes;

    WebhookDeliveryController(WebhookAnswers answers, Reads reads, Writes writes) {
        this.answers = answers;
        this.reads = reads;
        this.writes = writes;
    }

    /**
     * Something that will be sent.
     *
     * @param deliveryId what its receiver knows as {@code webhook-id}
     */
    @Schema(name = "DeliveryAsked")
    record Asked(DeliveryId deliveryId) {}

    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List what was sent to a webhook",
            description =
                    "And what is to be sent, the newest first. What is settled is kept for 30 days, unless the settings"
                            + " say otherwise.",
            responses = {
                @ApiResponse(responseCode = "200", description = "Some deliveries"),
                @ApiResponse(
                        responseCode = "400",
                        description = "`limit-out-of-range`, `malformed-cursor`, `unknown-delivery-state`"),
                @ApiResponse(responseCode = "404", description = "`webhook-not-found`")
            })
    @GetMapping("/deliveries")
    @OperatorMay
    Page<DeliveryView> list(
            @PathVariable String webhookId,
            @Parameter(schema = @Schema(allowableValues = {"pending", "delivered", "failed"}))
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "Such as OrderPlaced, or ping") @RequestParam(required = false) @Nullable
                    String event,
            @Parameter(description = "The order it is about, or what else it happened to")
                    @RequestParam(required = false)
                    @Nullable
                    String subject,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        WebhookId id = answers.known(webhookId).webhookId();
        reads.awaitProjection(WebhookAnswers.QUEUES);
        DeliveryPage page = answers.page(
                new ListDeliveries(id, state == null ? null : DeliveryState.of(state), event, subject, limit, cursor),
                DeliveryPage.class);
        return new Page<>(page.items(), page.nextCursor());
    }

    @Operation(
            operationId = "readWebhookDelivery",
            summary = "Read what came of sending something",
            description = "Each attempt, with the status and the beginning of the answer.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The delivery"),
                @ApiResponse(responseCode = "404", description = NO_SUCH)
            })
    @GetMapping("/deliveries/{deliveryId}")
    @OperatorMay
    DeliveryView read(@PathVariable String webhookId, @PathVariable String deliveryId) {
        reads.awaitProjection(WebhookAnswers.QUEUES);
        return find(WebhookAnswers.id(webhookId), deliveryId);
    }

    @Operation(
            operationId = "redeliverToWebhook",
            summary = "Send something again",
            description =
                    "With the same `webhook-id`, whatever came of it before, after what waits about the same order. One that"
                            + " waits for its next try is tried at once. That, and who wanted it, stands in the log.",
            responses = {
                @ApiResponse(responseCode = "202", description = "It will be sent; `Location` says where to watch it"),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "409", description = "`webhook-disabled`")
            })
    @PostMapping("/deliveries/{deliveryId}/redeliver")
    @OperatorMay
    ResponseEntity<Asked> redeliver(@PathVariable String webhookId, @PathVariable String deliveryId) {
        WebhookId id = WebhookAnswers.id(webhookId);
        DeliveryView delivery = find(id, deliveryId);
        writes.send(new RedeliverToWebhook(id, delivery.deliveryId()));
        return accepted(id, delivery.deliveryId());
    }

    @Operation(
            operationId = "pingWebhook",
            summary = "See whether a webhook's receiver is there",
            description =
                    "Sends a signed message of type `ping`, once, also to one that is disabled. What came of it is told by"
                            + " the delivery.",
            responses = {
                @ApiResponse(responseCode = "202", description = "It will be sent; `Location` says where to watch it"),
                @ApiResponse(responseCode = "404", description = "`webhook-not-found`")
            })
    @PostMapping("/ping")
    @OperatorMay
    ResponseEntity<Asked> ping(@PathVariable String webhookId) {
        WebhookId id = answers.known(webhookId).webhookId();
        DeliveryId delivery = DeliveryId.random();
        writes.send(new PingWebhook(id, delivery));
        return accepted(id, delivery);
    }

    private static ResponseEntity<Asked> accepted(WebhookId webhook, DeliveryId delivery) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/webhooks/" + webhook + "/deliveries/" + delivery))
                .body(new Asked(delivery));
    }

    private DeliveryView find(WebhookId webhook, String deliveryId) {
        DeliveryId id;
        try {
            id = DeliveryId.of(deliveryId);
        } catch (Rejection malformed) {
            throw Rejection.notFound("delivery", deliveryId);
        }
        return answers.find(new FindDelivery(webhook, id), DeliveryView.class)
                .orElseThrow(() -> Rejection.notFound("delivery", id));
    }
}
