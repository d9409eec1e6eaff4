package io.orderfold.orders.web;

import io.orderfold.access.ViewerMay;
import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.FulfilmentStatus;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.PaymentStatus;
import io.orderfold.orders.query.ArchiveFilter;
import io.orderfold.orders.query.OrderPage;
import io.orderfold.orders.query.OrderQuery.SearchOrders;
import io.orderfold.orders.query.OrderSort;
import io.orderfold.orders.query.OrderSummary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Set;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists of orders over HTTP. */
@RestController
@RequestMapping("/api/orders")
@Tag(name = "Orders")
class OrderListController {

    private final Reads reads;
    private final QueryGateway queries;

    OrderListController(Reads reads, QueryGateway queries) {
        this.reads = reads;
        this.queries = queries;
    }

    @Operation(
            summary = "List orders",
            description = "Filters narrow each other; several values of one are given by comma. Newest first unless"
                    + " `sort` says otherwise. `nextCursor` leads to what follows, at the same cost on every page.")
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<OrderSummary> search(
            @Parameter(description = "Such as PLACED,CONFIRMED") @RequestParam(defaultValue = "")
                    Set<OrderStatus> status,
            @RequestParam(defaultValue = "") Set<PaymentStatus> payment,
            @RequestParam(defaultValue = "") Set<FulfilmentStatus> fulfilment,
            @RequestParam(required = false) @Nullable Boolean onHold,
            @Parameter(description = "All of which the order has") @RequestParam(defaultValue = "") Set<OrderTag> tag,
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(required = false) @Nullable Sku sku,
            @Parameter(description = "Ordered at or after, RFC 3339") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "Ordered before, RFC 3339") @RequestParam(required = false) @Nullable Instant to,
            @Parameter(description = "Words that are each the order's number, its customer's id, or a sku on it")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(
                            description = "Archived orders: `exclude`, `include` or `only`. Unless given, they are left"
                                    + " out of a list, and found by `q`",
                            schema = @Schema(allowableValues = {"exclude", "include", "only"}))
                    @RequestParam(required = false)
                    @Nullable
                    String archived,
            @Parameter(description = "orderedAt, orderNumber or total; with a minus, descending")
                    @RequestParam(defaultValue = "-orderedAt")
                    String sort,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        String words = q == null || q.isBlank() ? null : q;
        reads.awaitProjection("orders.projection");
        OrderPage page = queries.query(
                        new SearchOrders(
                                status,
                                payment,
                                fulfilment,
                                onHold,
                                tag,
                                customer,
                                sku,
                                from,
                                to,
                                words,
                                archive(archived, words),
                                OrderSort.of(sort),
                                limit,
                                cursor),
                        OrderPage.class)
                .join();
        return new Page<>(page.items(), page.nextCursor());
    }

    private static ArchiveFilter archive(@Nullable String archived, @Nullable String words) {
        if (archived != null) {
            return ArchiveFilter.of(archived);
        }
        return words == null ? ArchiveFilter.EXCLUDE : ArchiveFilter.INCLUDE;
    }
}
