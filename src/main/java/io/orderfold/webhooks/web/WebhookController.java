package io.orderfold.webhooks.web;

import io.orderfold.access.OperatorMay;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.Versioned;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.webhooks.DisabledCause;
import io.orderfold.webhooks.WebhookId;
import io.orderfold.webhooks.WebhookSecret;
import io.orderfold.webhooks.WebhookStatus;
import io.orderfold.webhooks.command.WebhookCommand.ChangeWebhook;
import io.orderfold.webhooks.command.WebhookCommand.CreateWebhook;
import io.orderfold.webhooks.command.WebhookCommand.DeleteWebhook;
import io.orderfold.webhooks.command.WebhookCommand.DisableWebhook;
import io.orderfold.webhooks.command.WebhookCommand.EnableWebhook;
import io.orderfold.webhooks.command.WebhookCommand.RotateWebhookSecret;
import io.orderfold.webhooks.query.EventNameList;
import io.orderfold.webhooks.query.WebhookPage;
import io.orderfold.webhooks.query.WebhookQuery.FindWebhook;
import io.orderfold.webhooks.query.WebhookQuery.FindWebhookQueue;
import io.orderfold.webhooks.query.WebhookQuery.ListEventNames;
import io.orderfold.webhooks.query.WebhookQuery.ReadWebhookFromLog;
import io.orderfold.webhooks.query.WebhookQuery.SearchWebhooks;
import io.orderfold.webhooks.query.WebhookQueue;
import io.orderfold.webhooks.query.WebhookView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks over HTTP. Every write answers with the webhook as the log has it then. */
@RestController
@RequestMapping("/api/webhooks")
@Tag(name = "Webhooks", description = "Who is told of events, over HTTP: signed, at least once, an order's in turn.")
class WebhookController {

    private static final String THE_WEBHOOK = "The webhook";
    private static final String NO_SUCH = "`webhook-not-found`";
    private static final String BAD = "`unknown-event`, `events-missing`, `malformed-webhook-url`,"
            + " `webhook-https-required`, `webhook-address-refused`, `field-missing` and the like";
    private static final String STALE = "`stale-version`: it has changed since the version that `If-Match` names";
    private static final Duration USUAL_OVERLAP = Duration.ofHours(24);

    private final WebhookAnswers answers;
    private final Reads reads;

    WebhookController(WebhookAnswers answers, Reads reads) {
        this.answers = answers;
        this.reads = reads;
    }

    /** A webhook to be made. */
    @Schema(name = "WebhookRequest")
    record WebhookRequest(
            @Schema(
                    description = "What people call it; at most 200 characters",
                    example = "Warehouse",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String name,

            @Schema(
                    description = "Where it is sent: https, unless the settings allow http",
                    example = "https://example.org/orders",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String url,

            @Schema(
                    description = "The events it is told of, by name; Shipment* is all that begin so, * all there are",
                    example = "[\"OrderPlaced\", \"Shipment*\"]",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            List<String> events) {}

    /** What is to be changed. */
    @Schema(name = "WebhookChange")
    record WebhookChange(
            @Schema(description = "As it is, unless given", example = "Warehouse") @Nullable
            String name,

            @Schema(description = "As it is, unless given", example = "https://example.org/orders") @Nullable
            String url,

            @Schema(description = "As they are, unless given", example = "[\"OrderPlaced\"]") @Nullable
            List<String> events) {}

    /** How its secret is changed. */
    @Schema(name = "SecretRotation")
    record RotationRequest(
            @Schema(
                    description = "How long the secret before signs as well, 30 days at most; a day, unless given",
                    example = "PT24H",
                    type = "string",
                    format = "duration")
            @Nullable
            Duration overlap) {}

    /** Why. */
    @Schema(name = "WebhookReason")
    record ReasonRequest(
            @Schema(example = "moves to another host", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    /**
     * A webhook with what it is signed by.
     *
     * @param secret in the form of Standard Webhooks; never shown again
     */
    @Schema(name = "WebhookWithSecret")
    record WithSecret(
            @Schema(
                    description = "What its receiver checks signatures by; this answer alone shows it",
                    example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=")
            String secret,

            WebhookView webhook)
            implements Versioned {

        @Override
        public long version() {
            return webhook.version();
        }
    }

    @Operation(
            operationId = "createWebhook",
            summary = "Have somebody told of events",
            description =
                    "Of those from now on. Messages are signed as Standard Webhooks has it, by the secret in this answer. It is"
                            + " shown once: the same request repeated with its `Idempotency-Key` is answered without it.",
            responses = {
                @ApiResponse(responseCode = "201", description = "The webhook, and its secret"),
                @ApiResponse(responseCode = "400", description = BAD)
            })
    @PostMapping
    @OperatorMay
    ResponseEntity<WithSecret> create(@RequestBody WebhookRequest request) {
        WebhookId id = WebhookId.random();
        WebhookSecret secret = WebhookSecret.random();
        WebhookView webhook = answers.after(
                id,
                new CreateWebhook(
                        id,
                        Required.of(request.name(), "name"),
                        Required.of(request.url(), "url"),
                        Required.of(request.events(), "events"),
                        secret));
        return Reads.created(URI.create("/api/webhooks/" + id), new WithSecret(secret.revealed(), webhook));
    }

    @Operation(
            operationId = "listWebhooks",
            summary = "List webhooks",
            description = "The oldest first, without those that are deleted. `nextCursor` leads to what follows.",
            responses = {
                @ApiResponse(responseCode = "200", description = "Some webhooks"),
                @ApiResponse(
                        responseCode = "400",
                        description = "`limit-out-of-range`, `malformed-cursor`, `unknown-webhook-status`")
            })
    @GetMapping
    @OperatorMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<WebhookView> list(
            @Parameter(
                            description = "Only those that are enabled, or only those disabled",
                            schema = @Schema(allowableValues = {"enabled", "disabled"}))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        reads.awaitProjection("webhooks.projection");
        WebhookPage page = answers.page(
                new SearchWebhooks(status == null ? null : WebhookStatus.of(status), limit, cursor), WebhookPage.class);
        return new Page<>(page.items(), page.nextCursor());
    }

    @Operation(
            operationId = "readWebhook",
            summary = "Read a webhook",
            description = "What it is told of, and whether it is; never its secret.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_WEBHOOK),
                @ApiResponse(responseCode = "404", description = NO_SUCH)
            })
    @GetMapping("/{webhookId}")
    @OperatorMay
    @ReadableAsOf(ReadableAsOf.Source.LOG)
    ResponseEntity<WebhookView> read(
            @PathVariable String webhookId,
            @Parameter(description = "Wait until the read model has this version")
                    @RequestParam(required = false)
                    @Nullable
                    Long minVersion) {
        WebhookId id = WebhookAnswers.id(webhookId);
        ResponseEntity<WebhookView> found = reads.one(
                "webhook",
                id,
                WebhookAnswers.stream(id),
                () -> answers.find(new FindWebhook(id), WebhookView.class),
                () -> answers.find(new ReadWebhookFromLog(id), WebhookView.class));
        WebhookAnswers.refuseIfDeleted(Objects.requireNonNull(found.getBody()));
        return found;
    }

    @Operation(
            operationId = "changeWebhook",
            summary = "Change a webhook",
            description = "What was queued is sent to the new address, too. Another address is tried at once.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_WEBHOOK),
                @ApiResponse(responseCode = "400", description = BAD),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PatchMapping("/{webhookId}")
    @OperatorMay
    ResponseEntity<WebhookView> change(@PathVariable String webhookId, @RequestBody WebhookChange request) {
        WebhookId id = WebhookAnswers.id(webhookId);
        return Reads.ok(answers.after(id, new ChangeWebhook(id, request.name(), request.url(), request.events())));
    }

    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Change a webhook's secret",
            description =
                    "The new secret signs from now on. For a while the one before signs as well: each message then has two"
                            + " signatures, and a receiver takes either. The one before that signs no more.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The webhook, and its new secret; it is shown once"),
                @ApiResponse(responseCode = "400", description = "`overlap-out-of-range`"),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PostMapping("/{webhookId}/rotate-secret")
    @OperatorMay
    ResponseEntity<WithSecret> rotateSecret(
            @PathVariable String webhookId, @RequestBody(required = false) @Nullable RotationRequest request) {
        WebhookId id = WebhookAnswers.id(webhookId);
        WebhookSecret secret = WebhookSecret.random();
        Duration overlap = request == null || request.overlap() == null ? USUAL_OVERLAP : request.overlap();
        WebhookView webhook = answers.after(id, new RotateWebhookSecret(id, secret, overlap));
        return Reads.ok(new WithSecret(secret.revealed(), webhook));
    }

    @Operation(
            operationId = "disableWebhook",
            summary = "Disable a webhook",
            description =
                    "It is told of nothing that happens from now on. What was queued before waits until it is enabled.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_WEBHOOK),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PostMapping("/{webhookId}/disable")
    @OperatorMay
    ResponseEntity<WebhookView> disable(@PathVariable String webhookId, @RequestBody ReasonRequest request) {
        WebhookId id = WebhookAnswers.id(webhookId);
        return Reads.ok(answers.after(
                id, new DisableWebhook(id, DisabledCause.BY_HAND, null, Required.of(request.reason(), "reason"))));
    }

    @Operation(
            operationId = "enableWebhook",
            summary = "Enable a webhook",
            description =
                    "It is told of what happens from now on, after what was queued before it was disabled. What happened in"
                            + " between is in the log.",
            responses = {
                @ApiResponse(responseCode = "200", description = THE_WEBHOOK),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @PostMapping("/{webhookId}/enable")
    @OperatorMay
    ResponseEntity<WebhookView> enable(@PathVariable String webhookId) {
        WebhookId id = WebhookAnswers.id(webhookId);
        return Reads.ok(answers.after(id, new EnableWebhook(id)));
    }

    @Operation(
            operationId = "deleteWebhook",
            summary = "Delete a webhook",
            description = "With its secrets and with what was queued for it.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The webhook as it was last"),
                @ApiResponse(responseCode = "404", description = NO_SUCH),
                @ApiResponse(responseCode = "412", description = STALE)
            })
    @DeleteMapping("/{webhookId}")
    @OperatorMay
    ResponseEntity<WebhookView> delete(
            @PathVariable String webhookId,
            @Parameter(description = "Why") @RequestParam(required = false) @Nullable String reason) {
        WebhookId id = WebhookAnswers.id(webhookId);
        return Reads.ok(answers.after(id, new DeleteWebhook(id, reason)));
    }

    @Operation(
            operationId = "readWebhookQueue",
            summary = "Read how sending to a webhook goes",
            description = "How much waits, and whether its receiver is there.",
            responses = {
                @ApiResponse(responseCode = "200", description = "How it goes at this moment"),
                @ApiResponse(responseCode = "404", description = NO_SUCH)
            })
    @GetMapping("/{webhookId}/queue")
    @OperatorMay
    WebhookQueue queue(@PathVariable String webhookId) {
        WebhookId id = WebhookAnswers.id(webhookId);
        reads.awaitProjection(WebhookAnswers.QUEUES);
        return answers.find(new FindWebhookQueue(id), WebhookQueue.class)
                .orElseThrow(() -> Rejection.notFound("webhook", id));
    }

    @Operation(
            operationId = "listEventNames",
            summary = "List the events there can be",
            description = "The names that a webhook can be told of.",
            responses = @ApiResponse(responseCode = "200", description = "All of them"))
    @GetMapping("/events")
    @OperatorMay
    Page<String> events() {
        return new Page<>(
                answers.page(new ListEventNames(), EventNameList.class).items(), null);
    }
}
