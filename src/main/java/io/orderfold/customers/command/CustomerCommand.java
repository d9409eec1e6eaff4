package io.orderfold.customers.command;

import io.orderfold.customers.AddressId;
import io.orderfold.customers.AddressLabel;
import io.orderfold.customers.AddressUse;
import io.orderfold.customers.ConsentPurpose;
import io.orderfold.customers.CustomerAreas;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Reasoned;
import io.orderfold.kernel.Touches;
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
    @Touches({CustomerAreas.DETAILS, CustomerAreas.ADDRESSES})
    record ChangeCustomerDetails(
            CustomerId customerId,
            @Personal @Nullable PersonName name,
            @Personal @Nullable NewEmail email,
            @Personal @Nullable List<PostalAddress> addresses)
            implements CustomerCommand {}

    /** What an e-mail address becomes; null takes it away. */
    record NewEmail(@Personal @Nullable EmailAddress email) {}

    /** Adds an address. The same under the same label again changes nothing. */
    @Touches(CustomerAreas.ADDRESSES)
    record AddAddress(
            CustomerId customerId,
            @Nullable AddressLabel label,
            @Personal PostalAddress address) implements CustomerCommand {}

    /** Says anew what an address is, and its label. */
    @Touches(CustomerAreas.ADDRESSES)
    record ChangeAddress(
            CustomerId customerId,
            AddressId addressId,
            @Nullable AddressLabel label,
            @Personal PostalAddress address) implements CustomerCommand {}

    /** Takes an address away. What it was the default for, the first that is left is then. */
    @Touches(CustomerAreas.ADDRESSES)
    record RemoveAddress(CustomerId customerId, AddressId addressId) implements CustomerCommand {}

    /** Makes an address the default for a use. */
    @Touches(CustomerAreas.ADDRESSES)
    record ChooseDefaultAddress(CustomerId customerId, AddressId addressId, AddressUse use)
            implements CustomerCommand {}

    /**
     * Records what a customer said about the use of their data. Saying the same again changes nothing.
     *
     * @param source where they said so, such as {@code checkout}; never who
     */
    @Touches(CustomerAreas.CONSENTS)
    record RecordConsent(CustomerId customerId, ConsentPurpose purpose, boolean given, String source)
            implements CustomerCommand {}

    /** Says that the customer is the same as another, who stands for both from now on. */
    record MergeCustomer(CustomerId customerId, CustomerId into, String reason) implements CustomerCommand, Reasoned {}

    /** The other half of a merge: the customer stands for {@code absorbed}, too. Sent by the merge itself. */
    record AbsorbCustomer(CustomerId customerId, CustomerId absorbed) implements CustomerCommand {}

    /**
     * Has nobody know any more who the customer was. Saying it again changes nothing.
     *
     * @param force also while orders are under way
     */
    record EraseCustomer(CustomerId customerId, String reason, boolean force) implements CustomerCommand, Reasoned {}

    /** Erases somebody who was merged into a customer that is being erased. Sent by the erasure itself. */
    record EraseAbsorbed(CustomerId customerId, String reason) implements CustomerCommand, Reasoned {}
}
