package io.orderfold.audit.web;

import io.orderfold.access.ManagerMay;
import io.orderfold.audit.query.LogQuery.Filter;
import io.orderfold.audit.query.LogQuery.FindEvent;
import io.orderfold.audit.query.LogQuery.FindEvents;
import io.orderfold.audit.query.LogQuery.TraceCorrelation;
import io.orderfold.audit.query.LoggedEvent;
import io.orderfold.audit.query.LoggedEventPage;
import io.orderfold.audit.query.Trace;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.OrderId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log over HTTP, to look around in. */
@RestController
@RequestMapping("/api/log")
@Tag(name = "History")
class LogController {

    private static final String GROUP = "audit.projection";

    private final Reads reads;
    private final QueryGateway queries;

    LogController(Reads reads, QueryGateway queries) {
        this.reads = reads;
        this.queries = queries;
    }

    @Operation(
            summary = "Look for events",
            description =
                    "In the order of the log, the newest first unless `sort` says otherwise. Filters narrow each other."
                            + " With `field`, a page may be short, or empty, and have a next one all the same: so much was looked"
                            + " through.")
    @GetMapping("/events")
    @ManagerMay
    Page<LoggedEvent> find(
            @Parameter(description = "Such as OrderPlaced,OrderHeld") @RequestParam(defaultValue = "")
                    Set<String> event,
            @Parameter(description = "Such as Order,StockItem") @RequestParam(defaultValue = "") Set<String> aggregate,
            @Parameter(description = "The id of what it happened to, as `stream` has it")
                    @RequestParam(required = false)
                    @Nullable
                    String stream,
            @Parameter(description = "What happened to this order or for it") @RequestParam(required = false) @Nullable
                    OrderId order,
            @Parameter(description = "Who did it, such as user:alice") @RequestParam(required = false) @Nullable
                    String actor,
            @Parameter(description = "Who set it off, such as user:alice") @RequestParam(required = false) @Nullable
                    String initiator,
            @Parameter(description = "What recorded it, such as PlaceOrder") @RequestParam(required = false) @Nullable
                    String command,
            @RequestParam(required = false) @Nullable String correlationId,
            @Parameter(description = "Recorded at or after, RFC 3339") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "Recorded before, RFC 3339") @RequestParam(required = false) @Nullable Instant to,
            @Parameter(description = "What the event says here, such as lines.sku; with `value`, what that is")
                    @RequestParam(required = false)
                    @Nullable
                    String field,
            @RequestParam(required = false) @Nullable String value,
            @Parameter(description = "Oldest first, or newest first", schema = @Schema(allowableValues = {"at", "-at"}))
                    @RequestParam(defaultValue = "-at")
                    String sort,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        if (value != null && field == null) {
            throw Rejection.invalid("field-missing", "field", "Say which field has that value.");
        }
        boolean newestFirst = newestFirst(sort);
        reads.awaitProjection(GROUP);
        Filter filter = new Filter(
                event,
                aggregate,
                stream,
                Set.of(),
                order,
                actor,
                initiator,
                command,
                correlationId,
                from,
                to,
                field,
                value);
        LoggedEventPage page = queries.query(new FindEvents(filter, newestFirst, limit, cursor), LoggedEventPage.class)
                .join();
        return new Page<>(page.items(), page.nextCursor());
    }

    @Operation(summary = "Read an event", description = "With who and what it came from.")
    @GetMapping("/events/{eventId}")
    @ManagerMay
    LoggedEvent event(@PathVariable String eventId) {
        reads.awaitProjection(GROUP);
        return queries.query(new FindEvent(eventId), ResponseTypes.optionalInstanceOf(LoggedEvent.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("event", eventId));
    }

    @Operation(
            summary = "Follow what one request led to",
            description =
                    "All events with this `correlationId`, across all kinds of things, as a tree: each comes below the"
                            + " one that led to it, a step deeper. 2,000 events at most; `truncated` says whether there are more.")
    @GetMapping("/traces/{correlationId}")
    @ManagerMay
    Trace trace(@PathVariable String correlationId) {
        reads.awaitProjection(GROUP);
        return queries.query(new TraceCorrelation(correlationId), ResponseTypes.optionalInstanceOf(Trace.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("trace", correlationId));
    }

    /** @throws Rejection {@code unknown-sort} */
    static boolean newestFirst(String sort) {
        return switch (sort) {
            case "at" -> false;
            case "-at" -> true;
            default -> throw Rejection.invalid("unknown-sort", "sort", "Events are sorted by at or -at.");
        };
    }
}
