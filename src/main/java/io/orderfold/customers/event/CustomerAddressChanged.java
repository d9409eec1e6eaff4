package io.orderfold.customers.event;

import io.orderfold.customers.AddressId;
import io.orderfold.customers.AddressLabel;
import io.orderfold.customers.CustomerAreas;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Touches;
import io.orderfold.kernel.personal.Personal;
import io.orderfold.kernel.personal.PostalAddress;
import org.jspecify.annotations.Nullable;

/** An address is this from now on, and labelled so: all of it, changed or not. */
@Touches(CustomerAreas.ADDRESSES)
public record CustomerAddressChanged(
        CustomerId customerId,
        AddressId addressId,
        @Nullable AddressLabel label,
        @Personal PostalAddress address) implements CustomerEvent {}
