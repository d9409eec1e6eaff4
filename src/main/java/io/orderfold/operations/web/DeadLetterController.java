package io.orderfold.operations.web;

import io.orderfold.access.OperatorMay;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.AnsweredBy;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.Writes;
import io.orderfold.operations.command.DeadLetterCommand.DiscardDeadLetter;
import io.orderfold.operations.command.DeadLetterCommand.RetryDeadLetter;
import io.orderfold.operations.query.DeadLetterPage;
import io.orderfold.operations.query.DeadLetterQuery.FindDeadLetter;
import io.orderfold.operations.query.DeadLetterQuery.ListDeadLetters;
import io.orderfold.operations.query.DeadLetterView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events that could not be handled, over HTTP. */
@RestController
@RequestMapping("/api/operations/dead-letters")
@Tag(name = "Operations", description = "What keeps the shop running.")
@AnsweredBy({})
class DeadLetterController {

    private final Writes writes;
    private final CommandGateway commands;
    private final QueryGateway queries;

    DeadLetterController(Writes writes, CommandGateway commands, QueryGateway queries) {
        this.writes = writes;
        this.commands = commands;
        this.queries = queries;
    }

    /** Whose events are tried. */
    record RetryAllRequest(
            @Schema(description = "Of one group of handlers; of all, unless given") @Nullable
            String group) {}

    /**
     * What came of trying.
     *
     * @param tried streams whose first parked event was tried, with those behind it
     * @param handled how many of those first ones are handled
     */
    record RetryAnswer(int tried, int handled) {}

    /** Why it is let go. */
    record DiscardRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    @Operation(
            summary = "List what could not be handled",
            description =
                    "Events whose handler failed, and those of the same stream that wait behind them, parked first"
                            + " first. Everything else goes on meanwhile. They are tried again by themselves, ever later, 12"
                            + " times in all; `nextTryAt` says when.")
    @GetMapping
    @OperatorMay
    Page<DeadLetterView> list(
            @Parameter(description = "Parked for these handlers, such as orders.projection")
                    @RequestParam(required = false)
                    @Nullable
                    String group,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        DeadLetterPage page = page(group, limit, cursor);
        return new Page<>(page.items(), page.nextCursor());
    }

    @Operation(summary = "Read what could not be handled", description = "The event and why it failed.")
    @GetMapping("/{id}")
    @OperatorMay
    DeadLetterView read(@PathVariable String id) {
        return find(id);
    }

    @Operation(
            summary = "Try one again",
            description =
                    "Now, and also if it would not be tried by itself any more. Events of one stream are handled in"
                            + " turn: those it waits behind are tried first, and those behind it follow.")
    @ApiResponse(responseCode = "200", description = "Tried; `handled` says with what success")
    @PostMapping("/{id}/retry")
    @OperatorMay
    RetryAnswer retry(@PathVariable String id) {
        return new RetryAnswer(1, isHandled(id) ? 1 : 0);
    }

    @Operation(
            summary = "Try all again",
            description = "All streams that have something parked, or those parked for one group of handlers, 1,000 at"
                    + " most, each once.")
    @ApiResponse(responseCode = "200", description = "Tried; `handled` says with what success")
    @PostMapping("/retry")
    @OperatorMay
    RetryAnswer retryAll(@RequestBody(required = false) @Nullable RetryAllRequest request) {
        String group = request == null ? null : request.group();
        int tried = 0;
        int handled = 0;
        for (DeadLetterView letter : page(group, 1_000, null).items()) {
            if (!letter.waiting()) {
                tried++;
                handled += isHandled(letter.id()) ? 1 : 0;
            }
        }
        return new RetryAnswer(tried, handled);
    }

    @Operation(
            summary = "Let one go",
            description = "Its handlers go on without it, for good. That, who did it and why stands in the log.")
    @ApiResponse(responseCode = "200", description = "It is let go, in a moment")
    @PostMapping("/{id}/discard")
    @OperatorMay
    ResponseEntity<DeadLetterView> discard(@PathVariable String id, @RequestBody DiscardRequest request) {
        DeadLetterView letter = find(id);
        writes.send(new DiscardDeadLetter(
                id,
                letter.group(),
                letter.stream(),
                letter.eventId(),
                letter.event(),
                Required.of(request.reason(), "reason")));
        return ResponseEntity.ok(letter);
    }

    private boolean isHandled(String id) {
        return Boolean.TRUE.equals(commands.<Boolean>sendAndWait(new RetryDeadLetter(id)));
    }

    private DeadLetterPage page(@Nullable String group, int limit, @Nullable String cursor) {
        return queries.query(new ListDeadLetters(group, limit, cursor), DeadLetterPage.class)
                .join();
    }

    private DeadLetterView find(String id) {
        return queries.query(new FindDeadLetter(id), ResponseTypes.optionalInstanceOf(DeadLetterView.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("dead letter", id));
    }
}
