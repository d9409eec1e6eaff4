package io.orderfold.customers.command;

import io.orderfold.customers.AddressBook;
import io.orderfold.customers.AddressId;
import io.orderfold.customers.ConsentPurpose;
import io.orderfold.customers.CustomerAddress;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.OrdersUnderWay;
import io.orderfold.customers.command.CustomerCommand.AbsorbCustomer;
import io.orderfold.customers.command.CustomerCommand.AddAddress;
import io.orderfold.customers.command.CustomerCommand.ChangeAddress;
import io.orderfold.customers.command.CustomerCommand.ChangeCustomerDetails;
import io.orderfold.customers.command.CustomerCommand.ChooseDefaultAddress;
import io.orderfold.customers.command.CustomerCommand.EraseAbsorbed;
import io.orderfold.customers.command.CustomerCommand.EraseCustomer;
import io.orderfold.customers.command.CustomerCommand.MergeCustomer;
import io.orderfold.customers.command.CustomerCommand.RecordConsent;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.customers.command.CustomerCommand.RemoveAddress;
import io.orderfold.customers.event.CustomerAbsorbed;
import io.orderfold.customers.event.CustomerAddressAdded;
import io.orderfold.customers.event.CustomerAddressChanged;
import io.orderfold.customers.event.CustomerAddressRemoved;
import io.orderfold.customers.event.CustomerConsentGiven;
import io.orderfold.customers.event.CustomerConsentWithdrawn;
import io.orderfold.customers.event.CustomerDefaultAddressChosen;
import io.orderfold.customers.event.CustomerDetailsChanged;
import io.orderfold.customers.event.CustomerErased;
import io.orderfold.customers.event.CustomerMergedInto;
import io.orderfold.customers.event.CustomerRegistered;
import io.orderfold.kernel.Text;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.VersionedAggregate;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.PersonalDataEraser;
import io.orderfold.kernel.personal.PostalAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Somebody who buys, how to reach them, and what they agreed to. */
@Aggregate(cache = AggregatesAtHand.NAME)
@Revision("2")
class Customer extends VersionedAggregate {

    static final int MOST_PURPOSES = 50;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_SOURCE = 100;

    @AggregateIdentifier
    private @Nullable String streamId;

    private @Nullable CustomerRegistered registered;
    private @Nullable PersonName name;
    private @Nullable EmailAddress email;
    private AddressBook addresses = AddressBook.EMPTY;
    private final Map<ConsentPurpose, Boolean> consents = new HashMap<>();
    private @Nullable CustomerId mergedInto;
    private final Set<CustomerId> absorbed = new LinkedHashSet<>();
    private boolean erased;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(RegisterCustomer command) {
        CustomerRegistered wanted = new CustomerRegistered(
                command.customerId(), command.name(), command.email(), checked(command.addresses()));
        if (registered == null) {
            return record(wanted);
        }
        if (erased) {
            throw CustomerRejection.erased(command.customerId());
        }
        if (!registered.equals(wanted)) {
            throw CustomerRejection.idTaken(command.customerId());
        }
        return record();
    }

    @EventSourcingHandler
    void evolve(CustomerRegistered event, @SequenceNumber long version) {
        streamId = "customer:" + event.customerId();
        registered = event;
        name = event.name();
        email = event.email();
        addresses = AddressBook.EMPTY.replacedBy(event.addresses(), version);
    }

    @CommandHandler
    long decide(ChangeCustomerDetails command) {
        refuseIfGone();
        CustomerDetailsChanged before =
                new CustomerDetailsChanged(command.customerId(), name, email, addresses.places());
        CustomerDetailsChanged after = new CustomerDetailsChanged(
                command.customerId(),
                command.name() == null ? name : command.name(),
                command.email() == null ? email : command.email().email(),
                command.addresses() == null ? addresses.places() : checked(command.addresses()));
        return after.equals(before) ? record() : record(after);
    }

    @EventSourcingHandler
    void evolve(CustomerDetailsChanged event, @SequenceNumber long version) {
        name = event.name();
        email = event.email();
        addresses = addresses.replacedBy(event.addresses(), version);
    }

    // ---- addresses ----

    @CommandHandler
    long decide(AddAddress command) {
        refuseIfGone();
        boolean known = addresses.addresses().stream()
                .anyMatch(
                        any -> any.address().equals(command.address()) && Objects.equals(any.label(), command.label()));
        if (known) {
            return record();
        }
        if (addresses.isFull()) {
            throw CustomerRejection.tooManyAddresses(AddressBook.MOST);
        }
        return record(new CustomerAddressAdded(
                command.customerId(), AddressBook.nextId(version() + 1), command.label(), command.address()));
    }

    @EventSourcingHandler
    void evolve(CustomerAddressAdded event) {
        addresses = addresses.with(event.addressId(), event.label(), event.address());
    }

    @CommandHandler
    long decide(ChangeAddress command) {
        refuseIfGone();
        CustomerAddress before = address(command.addressId());
        if (before.address().equals(command.address()) && Objects.equals(before.label(), command.label())) {
            return record();
        }
        return record(new CustomerAddressChanged(
                command.customerId(), command.addressId(), command.label(), command.address()));
    }

    @EventSourcingHandler
    void evolve(CustomerAddressChanged event) {
        addresses = addresses.changed(event.addressId(), event.label(), event.address());
    }

    @CommandHandler
    long decide(RemoveAddress command) {
        refuseIfGone();
        address(command.addressId());
        return record(new CustomerAddressRemoved(command.customerId(), command.addressId()));
    }

    @EventSourcingHandler
    void evolve(CustomerAddressRemoved event) {
        addresses = addresses.without(event.addressId());
    }

    @CommandHandler
    long decide(ChooseDefaultAddress command) {
        refuseIfGone();
        return address(command.addressId()).defaultFor().contains(command.use())
                ? record()
                : record(new CustomerDefaultAddressChosen(command.customerId(), command.addressId(), command.use()));
    }

    @EventSourcingHandler
    void evolve(CustomerDefaultAddressChosen event) {
        addresses = addresses.withDefault(event.addressId(), event.use());
    }

    // ---- consents ----

    @CommandHandler
    long decide(RecordConsent command) {
        refuseIfGone();
        String source = Text.required(command.source(), LONGEST_SOURCE, "source");
        Boolean before = consents.get(command.purpose());
        if (before != null && before == command.given()) {
            return record();
        }
        if (before == null && consents.size() >= MOST_PURPOSES) {
            throw CustomerRejection.tooManyPurposes(MOST_PURPOSES);
        }
        return command.given()
                ? record(new CustomerConsentGiven(command.customerId(), command.purpose(), source))
                : record(new CustomerConsentWithdrawn(command.customerId(), command.purpose(), source));
    }

    @EventSourcingHandler
    void evolve(CustomerConsentGiven event) {
        consents.put(event.purpose(), true);
    }

    @EventSourcingHandler
    void evolve(CustomerConsentWithdrawn event) {
        consents.put(event.purpose(), false);
    }

    // ---- merging ----

    @CommandHandler
    long decide(MergeCustomer command, OtherCustomer other) {
        Text.required(command.reason(), LONGEST_TEXT, "reason");
        if (command.into().equals(command.customerId())) {
            throw CustomerRejection.mergedIntoItself();
        }
        if (command.into().equals(mergedInto)) {
            return record();
        }
        refuseIfGone();
        // Nobody stands for somebody by way of a third: who is asked about is always one step away.
        if (!absorbed.isEmpty()) {
            throw CustomerRejection.standsForOthers(
                    command.customerId(), absorbed.iterator().next());
        }
        other.absorb(command.into(), command.customerId());
        return record(new CustomerMergedInto(command.customerId(), command.into()));
    }

    @EventSourcingHandler
    void evolve(CustomerMergedInto event) {
        mergedInto = event.into();
    }

    @CommandHandler
    long decide(AbsorbCustomer command) {
        refuseIfGone();
        return absorbed.contains(command.absorbed())
                ? record()
                : record(new CustomerAbsorbed(command.customerId(), command.absorbed()));
    }

    @EventSourcingHandler
    void evolve(CustomerAbsorbed event) {
        absorbed.add(event.absorbed());
    }

    // ---- erasing ----

    @CommandHandler
    long decide(EraseCustomer command, OtherCustomer other, OrdersUnderWay orders, PersonalDataEraser eraser) {
        Text.required(command.reason(), LONGEST_TEXT, "reason");
        if (erased) {
            return record();
        }
        refuseIfGone();
        if (!command.force()) {
            Set<CustomerId> all = new LinkedHashSet<>(absorbed);
            all.add(command.customerId());
            List<String> underWay = orders.of(all);
            if (!underWay.isEmpty()) {
                throw CustomerRejection.ordersUnderWay(command.customerId(), underWay);
            }
        }
        absorbed.forEach(same -> other.erase(same, command.reason()));
        return erased(command.customerId(), eraser);
    }

    @CommandHandler
    long decide(EraseAbsorbed command, PersonalDataEraser eraser) {
        return erased ? record() : erased(command.customerId(), eraser);
    }

    private static long erased(CustomerId id, PersonalDataEraser eraser) {
        eraser.erase(id);
        return record(new CustomerErased(id));
    }

    @EventSourcingHandler
    void evolve(CustomerErased event) {
        erased = true;
        name = null;
        email = null;
        addresses = AddressBook.EMPTY;
    }

    // ---- what the rules are made of ----

    private void refuseIfGone() {
        if (erased && registered != null) {
            throw CustomerRejection.erased(registered.customerId());
        }
        if (mergedInto != null && registered != null) {
            throw CustomerRejection.merged(registered.customerId(), mergedInto);
        }
    }

    private CustomerAddress address(AddressId id) {
        return addresses.find(id).orElseThrow(() -> CustomerRejection.noSuchAddress(id));
    }

    private static List<PostalAddress> checked(List<PostalAddress> addresses) {
        if (addresses.size() > AddressBook.MOST) {
            throw CustomerRejection.tooManyAddresses(AddressBook.MOST);
        }
        return List.copyOf(addresses);
    }
}
