package io.orderfold.customers.event;

import io.orderfold.customers.CustomerAreas;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Touches;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PostalAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a customer from now on: all of it, changed or not. */
@Touches({CustomerAreas.DETAILS, CustomerAreas.ADDRESSES})
public record CustomerDetailsChanged(
        CustomerId customerId,
        @Personal @Nullable PersonName name,
        @Personal @Nullable EmailAddress email,
        @Personal List<PostalAddress> addresses)
        implements CustomerEvent {}
