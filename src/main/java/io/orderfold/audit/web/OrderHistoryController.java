package io.orderfold.audit.web;

import io.orderfold.access.ViewerMay;
import io.orderfold.audit.query.LogQuery.Filter;
import io.orderfold.audit.query.LogQuery.FindEvents;
import io.orderfold.audit.query.LoggedEvent;
import io.orderfold.audit.query.LoggedEventPage;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.query.FieldChange;
import io.orderfold.orders.query.OrderChanges;
import io.orderfold.orders.query.OrderQuery.ListOrderChanges;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Histories of orders over HTTP. */
@RestController
@RequestMapping("/api/orders")
@Tag(name = "History", description = "What happened, who did it, when and why.")
class OrderHistoryController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Reads reads;
    private final QueryGateway queries;

    OrderHistoryController(Reads reads, QueryGateway queries) {
        this.reads = reads;
        this.queries = queries;
    }

    @Operation(
            summary = "Read an order's history",
            description = "Everything that happened to the order, with what changed, and what happened for it to its"
                    + " payments, shipments, returns and stock, in the order of the log. `triggerId` is the `eventId` of"
                    + " what led to it. Filters narrow each other.")
    @GetMapping(value = "/{orderId}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    @ViewerMay
    Page<HistoryEntry> history(
            @PathVariable OrderId orderId,
            @Parameter(description = "Such as OrderPlaced,OrderHeld") @RequestParam(defaultValue = "")
                    Set<String> event,
            @Parameter(description = "Any of Order, Payment, Shipment, Return, StockItem")
                    @RequestParam(defaultValue = "")
                    Set<String> aggregate,
            @Parameter(description = "Who did it, such as user:alice") @RequestParam(required = false) @Nullable
                    String actor,
            @Parameter(description = "Recorded at or after, RFC 3339") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "Recorded before, RFC 3339") @RequestParam(required = false) @Nullable Instant to,
            @Parameter(description = "Changes of this field of the order, or below it, such as lines or total")
                    @RequestParam(required = false)
                    @Nullable
                    String field,
            @Parameter(description = "Oldest first, or newest first", schema = @Schema(allowableValues = {"at", "-at"}))
                    @RequestParam(defaultValue = "at")
                    String sort,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        boolean newestFirst = LogController.newestFirst(sort);
        OrderChanges changes = changes(orderId);
        Filter filter = filter(orderId, event, aggregate, actor, from, to, field, changes);
        reads.awaitProjection("audit.projection");
        return page(orderId, filter, newestFirst, limit, cursor, field, changes);
    }

    @Operation(
            summary = "Read an order's history as a table",
            description = "All of it, as CSV with a row for each field that changed; the filters are those of the"
                    + " history. A text that a spreadsheet would take for a formula has an apostrophe before it.")
    @GetMapping(value = "/{orderId}/history.csv", produces = "text/csv")
    @ViewerMay
    ResponseEntity<String> table(
            @PathVariable OrderId orderId,
            @RequestParam(defaultValue = "") Set<String> event,
            @RequestParam(defaultValue = "") Set<String> aggregate,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String field) {
        OrderChanges changes = changes(orderId);
        Filter filter = filter(orderId, event, aggregate, actor, from, to, field, changes);
        reads.awaitProjection("audit.projection");
        List<HistoryEntry> entries = new ArrayList<>();
        String cursor = null;
        do {
            Page<HistoryEntry> page = page(orderId, filter, false, Page.MOST, cursor, field, changes);
            entries.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return ResponseEntity.ok().contentType(CSV).body(HistoryTable.of(entries));
    }

    private OrderChanges changes(OrderId orderId) {
        return queries.query(new ListOrderChanges(orderId), ResponseTypes.optionalInstanceOf(OrderChanges.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("order", orderId));
    }

    /** What changed a field is told by the order's own events, so the others are not looked at then. */
    private static Filter filter(
            OrderId orderId,
            Set<String> events,
            Set<String> aggregates,
            @Nullable String actor,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String field,
            OrderChanges changes) {
        Set<Long> versions = field == null
                ? Set.of()
                : changes.byVersion().entrySet().stream()
                        .filter(version -> version.getValue().stream().anyMatch(change -> isAt(field, change)))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        if (field != null && versions.isEmpty()) {
            // None: no version is -1.
            versions = Set.of(-1L);
        }
        return new Filter(
                events,
                aggregates,
                field == null ? null : orderId.toString(),
                versions,
                orderId,
                actor,
                null,
                null,
                null,
                from,
                to,
                null,
                null);
    }

    private static boolean isAt(String field, FieldChange change) {
        return change.field().equals(field)
                || change.field().startsWith(field + ".")
                || change.field().startsWith(field + "[");
    }

    private Page<HistoryEntry> page(
            OrderId orderId,
            Filter filter,
            boolean newestFirst,
            int limit,
            @Nullable String cursor,
            @Nullable String field,
            OrderChanges changes) {
        LoggedEventPage page = queries.query(new FindEvents(filter, newestFirst, limit, cursor), LoggedEventPage.class)
                .join();
        return new Page<>(
                page.items().stream()
                        .map(event -> HistoryEntry.of(event, changesOf(orderId, event, field, changes)))
                        .toList(),
                page.nextCursor());
    }

    private static @Nullable List<FieldChange> changesOf(
            OrderId orderId, LoggedEvent event, @Nullable String field, OrderChanges changes) {
        if (!event.stream().equals(orderId.toString())) {
            return null;
        }
        return changes.byVersion().getOrDefault(event.version(), List.of()).stream()
                .filter(change -> field == null || isAt(field, change))
                .toList();
    }
}
