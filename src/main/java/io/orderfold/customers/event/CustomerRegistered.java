package io.orderfold.customers.event;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.personal.EmailAddress;
import io.orderfold.kernel.personal.PersonName;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PostalAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer became known, perhaps by no more than an id. */
public record CustomerRegistered(
        CustomerId customerId,
        @Personal @Nullable PersonName name,
        @Personal @Nullable EmailAddress email,
        @Personal List<PostalAddress> addresses)
        implements CustomerEvent {}
