package io.orderfold.customers.web;

import io.orderfold.access.ManagerMay;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.MergeCustomer;
import io.orderfold.customers.query.CustomerView;
import io.orderfold.kernel.Required;
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

/** Making one customer of two that are the same, over HTTP. */
@RestController
@RequestMapping("/api/customers/{customerId}/merge")
@Tag(name = "Customers")
class CustomerMergeController {

    private final CustomerAnswers answers;

    CustomerMergeController(CustomerAnswers answers) {
        this.answers = answers;
    }

    /** Who stands for both, and how one knows that they are the same. */
    @Schema(name = "MergeCustomerRequest")
    record MergeRequest(
            @Schema(type = "string", example = "17851", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            CustomerId into,

            @Schema(
                    description = "Never personal data",
                    example = "registered twice",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String reason) {}

    @Operation(
            operationId = "mergeCustomer",
            summary = "Merge a duplicate into another customer",
            description = "The one in the path takes no more orders and no more changes, and names the other as"
                    + " `mergedInto`; that one lists it as `absorbed`. Nothing is copied, and orders keep the customer"
                    + " they were made for.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The customer that was merged"),
                @ApiResponse(responseCode = "400", description = "`merged-into-itself`, `field-missing`"),
                @ApiResponse(responseCode = "404", description = "`customer-not-found`; `id` says which of the two"),
                @ApiResponse(
                        responseCode = "409",
                        description = "`customer-merged`: one of the two was merged before;"
                                + " `customer-stands-for-others`: merge the other way round")
            })
    @PostMapping
    @ManagerMay
    ResponseEntity<CustomerView> mergeDuplicate(
            @PathVariable CustomerId customerId, @RequestBody MergeRequest request) {
        return Reads.ok(answers.after(new MergeCustomer(
                customerId, Required.of(request.into(), "into"), Required.of(request.reason(), "reason"))));
    }
}
