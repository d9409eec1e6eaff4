package io.orderfold.customers.command;

import io.orderfold.customers.command.CustomerCommand.ChangeCustomerDetails;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.customers.event.CustomerDetailsChanged;
import io.orderfold.customers.event.CustomerRegistered;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.VersionedAggregate;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.PostalAddress;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Somebody who buys, and how to reach them. */
@Aggregate(cache = AggregatesAtHand.NAME)
class Customer extends VersionedAggregate {

    static final int MOST_ADDRESSES = 20;

    @AggregateIdentifier
    private @Nullable String streamId;

    private @Nullable CustomerRegistered registered;
    private @Nullable PersonName name;
    private @Nullable EmailAddress email;
    private List<PostalAddress> addresses = List.of();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(RegisterCustomer command) {
        CustomerRegistered wanted = new CustomerRegistered(
                command.customerId(), command.name(), command.email(), checked(command.addresses()));
        if (registered == null) {
            return record(wanted);
        }
        if (!registered.equals(wanted)) {
            throw CustomerRejection.idTaken(command.customerId());
        }
        return record();
    }

    @EventSourcingHandler
    void evolve(CustomerRegistered event) {
        streamId = "customer:" + event.customerId();
        registered = event;
        name = event.name();
        email = event.email();
        addresses = event.addresses();
    }

    @CommandHandler
    long decide(ChangeCustomerDetails command) {
        CustomerDetailsChanged before = new CustomerDetailsChanged(command.customerId(), name, email, addresses);
        CustomerDetailsChanged after = new CustomerDetailsChanged(
                command.customerId(),
                command.name() == null ? name : command.name(),
                command.email() == null ? email : command.email().email(),
                command.addresses() == null ? addresses : checked(command.addresses()));
        return after.equals(before) ? record() : record(after);
    }

    @EventSourcingHandler
    void evolve(CustomerDetailsChanged event) {
        name = event.name();
        email = event.email();
        addresses = event.addresses();
    }

    private static List<PostalAddress> checked(List<PostalAddress> addresses) {
        if (addresses.size() > MOST_ADDRESSES) {
            throw CustomerRejection.tooManyAddresses(MOST_ADDRESSES);
        }
        return List.copyOf(addresses);
    }
}
