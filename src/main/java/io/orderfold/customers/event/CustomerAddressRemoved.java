package io.orderfold.customers.event;

import io.orderfold.customers.AddressId;
import io.orderfold.customers.CustomerId;

/** The customer can't be reached there any more. */
public record CustomerAddressRemoved(CustomerId customerId, AddressId addressId) implements CustomerEvent {}
