package io.orderfold.orders.web;

import io.orderfold.access.ViewerMay;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.query.CustomerQuery.ReadCustomerFromLog;
import io.orderfold.customers.query.CustomerView;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.orderfold.orders.query.ArchiveFilter;
import io.orderfold.orders.query.OrderPage;
import io.orderfold.orders.query.OrderQuery.SearchOrders;
import io.orderfold.orders.query.OrderSort;
import io.orderfold.orders.query.OrderSummary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a customer has ordered, over HTTP. */
@RestController
@RequestMapping("/api/customers/{customerId}/orders")
@Tag(name = "Orders")
class CustomerOrdersController {

    private final Reads reads;
    private final QueryGateway queries;

    CustomerOrdersController(Reads reads, QueryGateway queries) {
        this.reads = reads;
        this.queries = queries;
    }

    @Operation(
            operationId = "listOrdersOfCustomer",
            summary = "List a customer's orders",
            description = "Those of customers who were merged into this one as well, each with the `customerId` it was"
                    + " made for. Newest first unless `sort` says otherwise; `nextCursor` leads to what follows.",
            responses = {
                @ApiResponse(responseCode = "200", description = "Some orders"),
                @ApiResponse(
                        responseCode = "400",
                        description = "`limit-out-of-range`, `malformed-cursor`, `unknown-sort`"),
                @ApiResponse(responseCode = "404", description = "`customer-not-found`")
            })
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<OrderSummary> history(
            @PathVariable CustomerId customerId,
            @Parameter(description = "orderedAt, orderNumber or total; with a minus, descending")
                    @RequestParam(defaultValue = "-orderedAt")
                    String sort,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        OrderSort order = OrderSort.of(sort);
        boolean known = queries.query(
                        new ReadCustomerFromLog(customerId), ResponseTypes.optionalInstanceOf(CustomerView.class))
                .join()
                .isPresent();
        if (!known) {
            throw Rejection.notFound("customer", customerId);
        }
        reads.awaitProjection("orders.projection");
        OrderPage page = queries.query(
                        new SearchOrders(
                                Set.of(),
                                Set.of(),
                                Set.of(),
                                null,
                                Set.of(),
                                customerId,
                                null,
                                null,
                                null,
                                null,
                                ArchiveFilter.INCLUDE,
                                order,
                                limit,
                                cursor),
                        OrderPage.class)
                .join();
        return new Page<>(page.items(), page.nextCursor());
    }
}
