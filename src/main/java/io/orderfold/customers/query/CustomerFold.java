package io.orderfold.customers.query;

import io.orderfold.customers.event.CustomerDetailsChanged;
import io.orderfold.customers.event.CustomerEvent;
import io.orderfold.customers.event.CustomerRegistered;
import io.orderfold.kernel.Fold;
import io.orderfold.kernel.Happened;
import java.util.Objects;
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
                    registered.addresses(),
                    happened.at(),
                    happened.at());
        }
        CustomerView customer = Objects.requireNonNull(before, "a customer starts with their registration");
        CustomerDetailsChanged changed = (CustomerDetailsChanged) event;
        return new CustomerView(
                customer.customerId(),
                happened.version(),
                changed.name(),
                changed.email(),
                changed.addresses(),
                customer.registeredAt(),
                happened.at());
    }
}
