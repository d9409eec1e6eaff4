package io.orderfold.customers.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.customers.ConsentPurpose;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.RecordConsent;
import io.orderfold.customers.query.CustomerView;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.web.Reads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What customers agreed to, over HTTP. */
@RestController
@RequestMapping("/api/customers/{customerId}/consents")
@Tag(name = "Customers")
class CustomerConsentController {

    private final CustomerAnswers answers;

    CustomerConsentController(CustomerAnswers answers) {
        this.answers = answers;
    }

    /** What a customer said, and where. */
    record ConsentRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Boolean given,

            @Schema(
                    description = "Where they said so, never who they are",
                    example = "checkout",
                    maxLength = 100,
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String source) {}

    @Operation(
            operationId = "recordCustomerConsent",
            summary = "Record a consent or its withdrawal",
            description = "The customer then shows since when it holds, who recorded it and where it came from. What"
                    + " holds already is not recorded again.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The customer"),
                @ApiResponse(
                        responseCode = "400",
                        description = "`malformed-purpose`, `field-missing`; `too-many-purposes` beyond 50"),
                @ApiResponse(responseCode = "404", description = "`customer-not-found`"),
                @ApiResponse(
                        responseCode = "409",
                        description = "`customer-merged`: change the one that `mergedInto` names")
            })
    @PutMapping("/{purpose}")
    @ClerkMay
    ResponseEntity<CustomerView> record(
            @PathVariable CustomerId customerId,
            @Parameter(description = "A lower-case word such as newsletter") @PathVariable String purpose,
            @RequestBody ConsentRequest request) {
        return Reads.ok(answers.after(new RecordConsent(
                customerId,
                new ConsentPurpose(purpose),
                Required.of(request.given(), "given"),
                Required.of(request.source(), "source"))));
    }
}
