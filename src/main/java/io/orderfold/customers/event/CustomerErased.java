package io.orderfold.customers.event;

import io.orderfold.customers.CustomerId;

/** Who the customer was is not known any more, here or anywhere; what they ordered still is. */
public record CustomerErased(CustomerId customerId) implements CustomerEvent {}
