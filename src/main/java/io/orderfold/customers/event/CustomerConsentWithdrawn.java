package io.orderfold.customers.event;

import io.orderfold.customers.ConsentPurpose;
import io.orderfold.customers.CustomerId;

/**
 * The customer does not agree, or not any more.
 *
 * @param source where they said so
 */
public record CustomerConsentWithdrawn(CustomerId customerId, ConsentPurpose purpose, String source)
        implements CustomerEvent {}
