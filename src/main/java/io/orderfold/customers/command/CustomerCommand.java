package io.orderfold.customers.command;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PostalAddress;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a customer. Each answers with its version after it ({@code Long}). */
public sealed interface CustomerCommand {

    CustomerId customerId();

    /** The customer's stream. */
    @TargetAggregateIdentifier
    default String streamId() {
        return "customer:" + customerId();
    }

    /**
     * Makes a customer known; an import may know no more than the id. The same again is answered as before; other content
     * under an id that is taken is refused.
     */
    record RegisterCustomer(
            CustomerId customerId,
            @Personal @Nullable PersonName name,
            @Personal @Nullable EmailAddress email,
            @Personal List<PostalAddress> addresses)
            implements CustomerCommand {

        /** A customer of whom nothing but the id is known. */
        public static RegisterCustomer unnamed(CustomerId customerId) {
            return new RegisterCustomer(customerId, null, null, List.of());
        }
    }

    /**
     * Changes what is known of a customer; what is null stays as it is, so that nothing the sender has not read is
     * overwritten.
     */
    record ChangeCustomerDetails(
            CustomerId customerId,
            @Personal @Nullable PersonName name,
            @Personal @Nullable NewEmail email,
            @Personal @Nullable List<PostalAddress> addresses)
            implements CustomerCommand {}

    /** What an e-mail address becomes; null takes it away. */
    record NewEmail(@Personal @Nullable EmailAddress email) {}
}
