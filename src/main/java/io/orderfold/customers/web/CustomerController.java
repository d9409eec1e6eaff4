package io.orderfold.customers.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand;
import io.orderfold.customers.query.CustomerPage;
import io.orderfold.customers.query.CustomerQuery.FindCustomer;
import io.orderfold.customers.query.CustomerQuery.ReadCustomerFromLog;
import io.orderfold.customers.query.CustomerQuery.SearchCustomers;
import io.orderfold.customers.query.CustomerView;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.ReadableAsOf;
import io.orderfold.kernel.web.Reads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers over HTTP. Every write answers with the customer as the log has them then. */
@RestController
@RequestMapping("/api/customers")
@Tag(name = "Customers", description = "Who buys.")
class CustomerController {

    private final CustomerAnswers answers;
    private final Reads reads;
    private final QueryGateway queries;

    CustomerController(CustomerAnswers answers, Reads reads, QueryGateway queries) {
        this.answers = answers;
        this.reads = reads;
        this.queries = queries;
    }

    @Operation(
            operationId = "registerCustomer",
            summary = "Register a customer",
            description = "With `customerId` the client chooses the id: the same customer sent again is answered as"
                    + " before, another one under the same id is refused (409 customer-id-taken).",
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "The customer",
                        content =
                                @Content(
                                        schema = @Schema(implementation = CustomerView.class),
                                        examples = @ExampleObject(CustomerExamples.CUSTOMER))),
                @ApiResponse(
                        responseCode = "400",
                        description =
                                "`malformed-email`, `malformed-customer-id`, `unknown-country`, `field-missing` and the like",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class),
                                        examples = @ExampleObject(CustomerExamples.MALFORMED_EMAIL))),
                @ApiResponse(
                        responseCode = "409",
                        description = "`customer-id-taken`",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class),
                                        examples = @ExampleObject(CustomerExamples.ID_TAKEN)))
            })
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(examples = @ExampleObject(CustomerExamples.REGISTRATION)))
    @PostMapping
    @ClerkMay
    ResponseEntity<CustomerView> register(@RequestBody RegistrationRequest request) {
        CustomerCommand command = request.command();
        CustomerView customer = answers.after(command);
        return Reads.created(URI.create("/api/customers/" + command.customerId()), customer);
    }

    @Operation(
            operationId = "changeCustomer",
            summary = "Change a customer's details",
            description =
                    "What is left out stays; `\"email\": null` takes the address away; `addresses` replaces all, and"
                            + " one that was there before keeps its id, its label and what it is the default for.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The customer",
                        content =
                                @Content(
                                        schema = @Schema(implementation = CustomerView.class),
                                        examples = @ExampleObject(CustomerExamples.CUSTOMER))),
                @ApiResponse(
                        responseCode = "400",
                        description = "`malformed-email`, `unknown-country`, `unknown-field` and the like",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class),
                                        examples = @ExampleObject(CustomerExamples.MALFORMED_EMAIL))),
                @ApiResponse(
                        responseCode = "404",
                        description = "`customer-not-found`",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class))),
                @ApiResponse(
                        responseCode = "409",
                        description =
                                "`customer-merged`: another customer stands for this one, `mergedInto` says which",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class))),
                @ApiResponse(
                        responseCode = "412",
                        description = "`stale-version`: it has changed since the version that `If-Match` names",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class)))
            })
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(examples = @ExampleObject(CustomerExamples.CHANGE)))
    @PatchMapping("/{customerId}")
    @ClerkMay
    ResponseEntity<CustomerView> change(@PathVariable CustomerId customerId, @RequestBody DetailsRequest request) {
        return Reads.ok(answers.after(request.command(customerId)));
    }

    @Operation(
            operationId = "readCustomer",
            summary = "Read a customer",
            description = "As the read model has it; `minVersion` waits until that holds a write of yours.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The customer",
                        content =
                                @Content(
                                        schema = @Schema(implementation = CustomerView.class),
                                        examples = @ExampleObject(CustomerExamples.CUSTOMER))),
                @ApiResponse(
                        responseCode = "404",
                        description = "`customer-not-found`",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class)))
            })
    @GetMapping("/{customerId}")
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.LOG)
    ResponseEntity<CustomerView> read(
            @PathVariable CustomerId customerId,
            @Parameter(description = "Wait until the read model has this version")
                    @RequestParam(required = false)
                    @Nullable
                    Long minVersion) {
        return reads.one(
                "customer",
                customerId,
                "customer:" + customerId,
                () -> answers.ask(new FindCustomer(customerId)),
                () -> answers.ask(new ReadCustomerFromLog(customerId)));
    }

    @Operation(
            operationId = "listCustomers",
            summary = "List customers",
            description = "By id. `nextCursor` leads to what follows.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Some customers",
                        content =
                                @Content(
                                        schema = @Schema(implementation = CustomerPage.class),
                                        examples = @ExampleObject(CustomerExamples.PAGE))),
                @ApiResponse(
                        responseCode = "400",
                        description = "`limit-out-of-range`, `malformed-cursor`",
                        content =
                                @Content(
                                        mediaType = "application/problem+json",
                                        schema = @Schema(implementation = ProblemDetail.class)))
            })
    @GetMapping
    @ViewerMay
    @ReadableAsOf(ReadableAsOf.Source.PAST_VIEW)
    Page<CustomerView> list(
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.checkLimit(limit);
        reads.awaitProjection("customers.projection");
        CustomerPage page = queries.query(new SearchCustomers(limit, cursor), CustomerPage.class)
                .join();
        return new Page<>(page.items(), page.nextCursor());
    }
}
