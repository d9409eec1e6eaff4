package io.orderfold.customers.event;

import io.orderfold.customers.CustomerId;

/** The customer stands for another one as well, who turned out to be the same. */
public record CustomerAbsorbed(CustomerId customerId, CustomerId absorbed) implements CustomerEvent {}
