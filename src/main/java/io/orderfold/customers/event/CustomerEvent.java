package io.orderfold.customers.event;

import io.orderfold.customers.CustomerId;

/** Everything ever stored about a customer. */
public sealed interface CustomerEvent permits CustomerDetailsChanged, CustomerRegistered {

    CustomerId customerId();
}
