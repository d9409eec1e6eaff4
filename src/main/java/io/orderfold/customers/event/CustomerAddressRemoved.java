package io.orderfold.customers.event;

import io.orderfold.customers.AddressId;
import io.orderfold.customers.CustomerAreas;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Touches;

/** The customer can't be reached there any more. */
@Touches(CustomerAreas.ADDRESSES)
public record CustomerAddressRemoved(CustomerId customerId, AddressId addressId) implements CustomerEvent {}
