package io.orderfold.customers.web;

import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.ChangeCustomerDetails;
import io.orderfold.customers.command.CustomerCommand.NewEmail;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.PostalAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shall change about a customer. Setters, for only they can tell a field that is null from one left out. */
@Schema(name = "CustomerDetails")
final class DetailsRequest {

    private @Nullable PersonName name;
    private @Nullable NewEmail email;
    private @Nullable List<PostalAddress> addresses;

    @Schema(description = "Can be changed, not taken away", example = "Ada Example")
    public void setName(@Nullable PersonName name) {
        this.name = Required.of(name, "name");
    }

    @Schema(description = "null takes it away", example = "ada@example.org", nullable = true)
    public void setEmail(@Nullable EmailAddress email) {
        this.email = new NewEmail(email);
    }

    @Schema(description = "All of them; an empty list takes them away")
    public void setAddresses(@Nullable List<@Nullable PostalAddress> addresses) {
        this.addresses = RegistrationRequest.complete(Required.of(addresses, "addresses"));
    }

    ChangeCustomerDetails command(CustomerId customerId) {
        return new ChangeCustomerDetails(customerId, name, email, addresses);
    }
}
