package io.orderfold.customers.web;

import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.PostalAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer to be registered. */
@Schema(name = "CustomerRegistration")
record RegistrationRequest(
        @Schema(description = "Chosen by the client, or else by us", example = "17850") @Nullable
        CustomerId customerId,

        @Schema(example = "Ada Example", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        PersonName name,

        @Schema(example = "ada@example.org") @Nullable EmailAddress email,
        @Nullable List<@Nullable PostalAddress> addresses) {

    RegisterCustomer command() {
        return new RegisterCustomer(
                customerId == null ? CustomerId.random() : customerId,
                Required.of(name, "name"),
                email,
                addresses == null ? List.of() : complete(addresses));
    }

    static List<PostalAddress> complete(List<@Nullable PostalAddress> addresses) {
        return addresses.stream()
                .map(address -> Required.of(address, "addresses"))
                .toList();
    }
}
