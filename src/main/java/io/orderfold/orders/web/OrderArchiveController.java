package io.orderfold.orders.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ManagerMay;
import io.orderfold.kernel.NodeRole;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.AnsweredBy;
import io.orderfold.kernel.web.DryRunnable;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.command.OrderCommand.ArchiveOrder;
import io.orderfold.orders.command.OrderCommand.UnarchiveOrder;
import io.orderfold.orders.query.ArchiveFilter;
import io.orderfold.orders.query.OrderPage;
import io.orderfold.orders.query.OrderQuery.SearchOrders;
import io.orderfold.orders.query.OrderSort;
import io.orderfold.orders.query.OrderSummary;
import io.orderfold.orders.query.OrderView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Set;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders that are done with, put out of the way. */
@RestController
@DryRunnable
@RequestMapping("/api/orders")
@Tag(name = "Orders")
class OrderArchiveController {

    /** As many as a bulk call does. */
    private static final int MOST = OrderBulkController.MOST;

    private static final int PAGE = 200;

    private final OrderAnswers answers;
    private final Writes writes;
    private final Reads reads;
    private final QueryGateway queries;

    OrderArchiveController(OrderAnswers answers, Writes writes, Reads reads, QueryGateway queries) {
        this.answers = answers;
        this.writes = writes;
        this.reads = reads;
        this.queries = queries;
    }

    /** How old an order must be. */
    record ArchiveRequest(
            @Schema(
                    description = "Ordered before, RFC 3339",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "2026-01-01T00:00:00Z")
            @Nullable
            Instant before) {}

    /** What came of it. */
    record ArchiveAnswer(
            @Schema(description = "How many were archived", example = "1000")
            int archived,

            @Schema(description = "How many were found that can't be yet, as something comes back", example = "2")
            int refused,

            @Schema(description = "Whether there are more: call again", example = "true")
            boolean more) {}

    @Operation(
            summary = "Archive an order",
            description =
                    "One that is completed or cancelled, and of which nothing is to come back. Lists leave it out from"
                            + " then on; it can be read and found as before, and what can be done to it can still be done.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The order; also when it was archived before"),
                @ApiResponse(responseCode = "404", description = "`order-not-found`"),
                @ApiResponse(responseCode = "409", description = "`wrong-state`, `return-open`"),
                @ApiResponse(responseCode = "412", description = "`stale-version`")
            })
    @PutMapping("/{orderId}/archive")
    @ClerkMay
    ResponseEntity<OrderView> archive(@PathVariable OrderId orderId) {
        return Reads.ok(answers.after(new ArchiveOrder(orderId)));
    }

    @Operation(summary = "Take an order out of the archive", description = "One that is not archived stays as it is.")
    @DeleteMapping("/{orderId}/archive")
    @ClerkMay
    ResponseEntity<OrderView> unarchive(@PathVariable OrderId orderId) {
        return Reads.ok(answers.after(new UnarchiveOrder(orderId)));
    }

    @Operation(
            summary = "Archive old orders",
            description = "Those that were ordered before a time and can be archived, the oldest first, up to 1,000 by"
                    + " one call. `more` says whether to call again.")
    @PostMapping("/archive")
    @ManagerMay
    @AnsweredBy({NodeRole.COMMAND, NodeRole.QUERY})
    ArchiveAnswer archiveOld(@RequestBody ArchiveRequest request) {
        Instant before = Required.of(request.before(), "before");
        reads.awaitProjection("orders.projection");
        int archived = 0;
        int refused = 0;
        String cursor = null;
        do {
            OrderPage page = queries.query(finished(before, Math.min(PAGE, MOST - archived), cursor), OrderPage.class)
                    .join();
            for (OrderSummary order : page.items()) {
                if (writes.attempt(new ArchiveOrder(order.orderId())).problem() == null) {
                    archived++;
                } else {
                    refused++;
                }
            }
            cursor = page.nextCursor();
        } while (cursor != null && archived < MOST);
        return new ArchiveAnswer(archived, refused, cursor != null);
    }

    private static SearchOrders finished(Instant before, int limit, @Nullable String cursor) {
        return new SearchOrders(
                Set.of(OrderStatus.COMPLETED, OrderStatus.CANCELLED),
                Set.of(),
                Set.of(),
                null,
                Set.of(),
                null,
                null,
                null,
                before,
                null,
                ArchiveFilter.EXCLUDE,
                OrderSort.ORDERED_AT,
                limit,
                cursor);
    }
}
