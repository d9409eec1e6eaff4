package io.orderfold.customers.web;

import io.orderfold.access.ClerkMay;
import io.orderfold.customers.AddressId;
import io.orderfold.customers.AddressUse;
import io.orderfold.customers.CustomerAddress;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.AddAddress;
import io.orderfold.customers.command.CustomerCommand.ChangeAddress;
import io.orderfold.customers.command.CustomerCommand.ChooseDefaultAddress;
import io.orderfold.customers.command.CustomerCommand.RemoveAddress;
import io.orderfold.customers.query.CustomerView;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.personal.PostalAddress;
import io.orderfold.kernel.web.Reads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A customer's addresses over HTTP. Every write answers with the whole customer. */
@RestController
@RequestMapping("/api/customers/{customerId}/addresses")
@Tag(name = "Customers")
class CustomerAddressController {

    private static final String NOT_FOUND = "`customer-not-found`, `address-not-found`";
    private static final String MERGED = "`customer-merged`: change the one that `mergedInto` names";

    private final CustomerAnswers answers;

    CustomerAddressController(CustomerAnswers answers) {
        this.answers = answers;
    }

    /** What an address shall be the default for. */
    @Schema(name = "AddressDefaultRequest")
    record DefaultRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            AddressUse use) {}

    @Operation(
            operationId = "addCustomerAddress",
            summary = "Add an address",
            description = "The first one is the default for shipping and for billing. The same address under the same"
                    + " label again changes nothing.",
            responses = {
                @ApiResponse(responseCode = "201", description = "The customer; `Location` names the address"),
                @ApiResponse(
                        responseCode = "400",
                        description =
                                "`too-many-addresses` beyond 20; `malformed-label`, `unknown-country` and the like"),
                @ApiResponse(responseCode = "404", description = "`customer-not-found`"),
                @ApiResponse(responseCode = "409", description = MERGED)
            })
    @PostMapping
    @ClerkMay
    ResponseEntity<CustomerView> add(@PathVariable CustomerId customerId, @RequestBody AddressRequest request) {
        PostalAddress address = request.address();
        CustomerView customer = answers.after(new AddAddress(customerId, request.label(), address));
        AddressId added = customer.addresses().stream()
                .filter(any -> any.address().equals(address) && Objects.equals(any.label(), request.label()))
                .map(CustomerAddress::addressId)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return Reads.created(URI.create("/api/customers/" + customerId + "/addresses/" + added), customer);
    }

    @Operation(
            operationId = "changeCustomerAddress",
            summary = "Change an address",
            description = "The whole of it, with its label. Its id and what it is the default for stay; so do the"
                    + " addresses of orders that were made with it.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The customer"),
                @ApiResponse(responseCode = "404", description = NOT_FOUND),
                @ApiResponse(responseCode = "409", description = MERGED)
            })
    @PutMapping("/{addressId}")
    @ClerkMay
    ResponseEntity<CustomerView> change(
            @PathVariable CustomerId customerId,
            @PathVariable AddressId addressId,
            @RequestBody AddressRequest request) {
        return Reads.ok(answers.after(new ChangeAddress(customerId, addressId, request.label(), request.address())));
    }

    @Operation(
            operationId = "removeCustomerAddress",
            summary = "Take an address away",
            description = "What it was the default for, the first address that is left is then.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The customer"),
                @ApiResponse(responseCode = "404", description = NOT_FOUND),
                @ApiResponse(responseCode = "409", description = MERGED)
            })
    @DeleteMapping("/{addressId}")
    @ClerkMay
    ResponseEntity<CustomerView> remove(@PathVariable CustomerId customerId, @PathVariable AddressId addressId) {
        return Reads.ok(answers.after(new RemoveAddress(customerId, addressId)));
    }

    @Operation(
            operationId = "chooseCustomerDefaultAddress",
            summary = "Make an address the default",
            description = "For `shipping` or for `billing`; another one is the default for that no more.",
            responses = {
                @ApiResponse(responseCode = "200", description = "The customer"),
                @ApiResponse(responseCode = "400", description = "`unknown-address-use`, `field-missing`"),
                @ApiResponse(responseCode = "404", description = NOT_FOUND),
                @ApiResponse(responseCode = "409", description = MERGED)
            })
    @PutMapping("/{addressId}/default")
    @ClerkMay
    ResponseEntity<CustomerView> chooseDefault(
            @PathVariable CustomerId customerId,
            @PathVariable AddressId addressId,
            @RequestBody DefaultRequest request) {
        return Reads.ok(
                answers.after(new ChooseDefaultAddress(customerId, addressId, Required.of(request.use(), "use"))));
    }
}
