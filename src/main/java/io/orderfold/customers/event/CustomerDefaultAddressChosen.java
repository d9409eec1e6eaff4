package io.orderfold.customers.event;

import io.orderfold.customers.AddressId;
import io.orderfold.customers.AddressUse;
import io.orderfold.customers.CustomerAreas;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Touches;

/** This address is the one for this use where nothing else is said, and no other is. */
@Touches(CustomerAreas.ADDRESSES)
public record CustomerDefaultAddressChosen(CustomerId customerId, AddressId addressId, AddressUse use)
        implements CustomerEvent {}
