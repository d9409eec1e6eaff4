package io.orderfold.customers.query;

import io.orderfold.customers.AddressBook;
import io.orderfold.customers.ConsentPurpose;
import io.orderfold.customers.event.CustomerAbsorbed;
import io.orderfold.customers.event.CustomerAddressAdded;
import io.orderfold.customers.event.CustomerAddressChanged;
import io.orderfold.customers.event.CustomerAddressRemoved;
import io.orderfold.customers.event.CustomerConsentGiven;
import io.orderfold.customers.event.CustomerConsentWithdrawn;
import io.orderfold.customers.event.CustomerDefaultAddressChosen;
import io.orderfold.customers.event.CustomerDetailsChanged;
import io.orderfold.customers.event.CustomerErased;
import io.orderfold.customers.event.CustomerEvent;
import io.orderfold.customers.event.CustomerMergedInto;
import io.orderfold.customers.event.CustomerRegistered;
import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a customer follows from their events. */
public final class CustomerFold implements Fold<CustomerView, CustomerEvent> {

    @Override
    public CustomerView after(@Nullable CustomerView before, CustomerEvent event, Happened happened) {
        if (event instanceof CustomerRegistered registered) {
            return new CustomerView(
                    registered.customerId(),
                    happened.version(),
                    registered.name(),
                    registered.email(),
                    AddressBook.EMPTY
                            .replacedBy(registered.addresses(), happened.version())
                            .addresses(),
                    List.of(),
                    null,
                    List.of(),
                    happened.at(),
                    null,
                    happened.at());
        }
        CustomerView customer = Objects.requireNonNull(before, "a customer starts with their registration");
        if (event instanceof CustomerDetailsChanged changed) {
            AddressBook replaced =
                    new AddressBook(customer.addresses()).replacedBy(changed.addresses(), happened.version());
            return customer.known(happened, changed.name(), changed.email()).reachedAt(happened, replaced);
        }
        if (event instanceof CustomerConsentGiven given) {
            return customer.said(happened, consent(given.purpose(), true, given.source(), happened));
        }
        if (event instanceof CustomerConsentWithdrawn withdrawn) {
            return customer.said(happened, consent(withdrawn.purpose(), false, withdrawn.source(), happened));
        }
        if (event instanceof CustomerMergedInto merged) {
            return customer.same(happened, merged.into(), customer.absorbed());
        }
        if (event instanceof CustomerAbsorbed other) {
            return customer.same(
                    happened,
                    customer.mergedInto(),
                    Stream.concat(customer.absorbed().stream(), Stream.of(other.absorbed()))
                            .toList());
        }
        if (event instanceof CustomerErased) {
            return customer.erased(happened);
        }
        return customer.reachedAt(happened, after(new AddressBook(customer.addresses()), event));
    }

    private static ConsentView consent(ConsentPurpose purpose, boolean given, String source, Happened happened) {
        return new ConsentView(purpose, given, happened.at(), happened.actor(), source);
    }

    private static AddressBook after(AddressBook book, CustomerEvent event) {
        if (event instanceof CustomerAddressAdded added) {
            return book.with(added.addressId(), added.label(), added.address());
        }
        if (event instanceof CustomerAddressChanged changed) {
            return book.changed(changed.addressId(), changed.label(), changed.address());
        }
        if (event instanceof CustomerAddressRemoved removed) {
            return book.without(removed.addressId());
        }
        CustomerDefaultAddressChosen chosen = (CustomerDefaultAddressChosen) event;
        return book.withDefault(chosen.addressId(), chosen.use());
    }
}
