package io.orderfold.customers.web;

import io.orderfold.access.ManagerMay;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.EraseCustomer;
import io.orderfold.customers.query.CustomerView;
import io.orderfold.kernel.NodeRole;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.AnsweredBy;
import io.orderfold.kernel.web.Reads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Forgetting who a customer was, over HTTP. */
@RestController
@RequestMapping("/api/customers/{customerId}/erase")
@Tag(name = "Customers")
@AnsweredBy({NodeRole.COMMAND, NodeRole.QUERY})
class CustomerErasureController {

    private final CustomerAnswers answers;
    private final Reads reads;

    CustomerErasureController(CustomerAnswers answers, Reads reads) {
        this.answers = answers;
        this.reads = reads;
    }

    /** Why, and whether also while orders are under way. */
    @Schema(name = "EraseCustomerRequest")
    record ErasureRequest(
            @Schema(
                    description = "Never personal data: it stays",
                    example = "asked for it, ticket 4711",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String reason,

            @Schema(
                    description = "Also while orders are under way: they can't be sent any more then",
                    defaultValue = "false")
            @Nullable
            Boolean force) {}

    @Operation(
            operationId = "eraseCustomer",
            summary = "Erase a customer",
            description = "Makes everything that tells who the customer was unreadable, everywhere and for good: name,"
                    + " e-mail address, addresses but for their country, and notes on their orders. Orders, sums and"
                    + " reports stay. Those who were merged into the customer are erased with them. Doing it again"
                    + " changes nothing.",
            responses = {
                @ApiResponse(responseCode = "200", description = "What is left of the customer"),
                @ApiResponse(responseCode = "400", description = "`field-missing`"),
                @ApiResponse(responseCode = "404", description = "`customer-not-found`"),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "`orders-under-way`: `orders` names some that are placed and neither completed nor"
                                        + " cancelled; `customer-merged`: erase the one in `mergedInto`")
            })
    @PostMapping
    @ManagerMay
    ResponseEntity<CustomerView> eraseCustomer(
            @PathVariable CustomerId customerId, @RequestBody ErasureRequest request) {
        reads.awaitProjection("orders.projection");
        return Reads.ok(answers.after(new EraseCustomer(
                customerId, Required.of(request.reason(), "reason"), Boolean.TRUE.equals(request.force()))));
    }
}
