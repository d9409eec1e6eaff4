package io.orderfold.customers.event;

import io.orderfold.customers.CustomerId;

/** The customer turned out to be the same as another, who stands for both from now on. */
public record CustomerMergedInto(CustomerId customerId, CustomerId into) implements CustomerEvent {}
