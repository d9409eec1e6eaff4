package io.orderfold.customers.event;

import io.orderfold.customers.ConsentPurpose;
import io.orderfold.customers.CustomerId;

/**
 * The customer agreed.
 *
 * @param source where they said so
 */
public record CustomerConsentGiven(CustomerId customerId, ConsentPurpose purpose, String source)
        implements CustomerEvent {}
