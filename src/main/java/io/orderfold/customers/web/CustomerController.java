package io.orderfold.customers.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.access.ViewerMay;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand;
import io.orderfold.customers.query.CustomerPage;
import io.orderfold.customers.query.CustomerQuery;
import io.orderfold.customers.query.CustomerQuery.FindCustomer;
import io.orderfold.customers.query.CustomerQuery.ReadCustomerFromLog;
import io.orderfold.customers.query.CustomerQuery.SearchCustomers;
import io.orderfold.customers.query.CustomerView;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Page;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
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

    private final Writes writes;
    private final Reads reads;
    private final QueryGateway queries;

    CustomerController(Writes writes, Reads reads, QueryGateway queries) {
        this.writes = writes;
        this.reads = reads;
        this.queries = queries;
    }

    @Operation(
            summary = "Register a customer",
            description = "With `customerId` the client chooses the id: the same customer sent again is answered as"
                    + " before, another one under the same id is refused (409 customer-id-taken).")
    @PostMapping
    @ClerkMay
    ResponseEntity<CustomerView> register(@RequestBody RegistrationRequest request) {
        CustomerCommand command = request.command();
        CustomerView customer = written(command);
        return Reads.created(URI.create("/api/customers/" + command.customerId()), customer);
    }

    @Operation(
            summary = "Change a customer's details",
            description = "What is left out stays; `\"email\": null` takes the address away; `addresses` replaces all.")
    @PatchMapping("/{customerId}")
    @ClerkMay
    ResponseEntity<CustomerView> change(@PathVariable CustomerId customerId, @RequestBody DetailsRequest request) {
        return Reads.ok(written(request.command(customerId)));
    }

    @Operation(summary = "Read a customer")
    @GetMapping("/{customerId}")
    @ViewerMay
    ResponseEntity<CustomerView> read(
            @PathVariable CustomerId customerId,
            @Parameter(description = "Wait until the read model has this version")
                    @RequestParam(required = false)
                    @Nullable
                    Long minVersion) {
        return reads.one("customer", customerId, "customer:" + customerId, () -> ask(new FindCustomer(customerId)));
    }

    @Operation(summary = "List customers", description = "By id. `nextCursor` leads to what follows.")
    @GetMapping
    @ViewerMay
    Page<CustomerView> list(
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > Page.MOST) {
            throw Rejection.invalid("limit-out-of-range", "limit", "A page has 1 to " + Page.MOST + " items.");
        }
        reads.awaitProjection("customers.projection");
        CustomerPage page = queries.query(new SearchCustomers(limit, cursor), CustomerPage.class)
                .join();
        return new Page<>(page.items(), page.nextCursor());
    }

    private CustomerView written(CustomerCommand command) {
        long version = writes.send(command);
        CustomerView customer = ask(new ReadCustomerFromLog(command.customerId()))
                .orElseThrow(() -> Rejection.notFound("customer", command.customerId()));
        reads.awaitWritten(version, () -> ask(new FindCustomer(command.customerId())));
        return customer;
    }

    private Optional<CustomerView> ask(CustomerQuery query) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(CustomerView.class))
                .join();
    }
}
