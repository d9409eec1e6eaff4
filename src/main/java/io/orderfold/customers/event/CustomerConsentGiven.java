package io.orderfold.customers.event;

import io.orderfold.customers.ConsentPurpose;
import io.orderfold.customers.CustomerAreas;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Touches;

/**
 * The customer agreed.
 *
 * @param source where they said so
 */
@Touches(CustomerAreas.CONSENTS)
public record CustomerConsentGiven(CustomerId customerId, ConsentPurpose purpose, String source)
        implements CustomerEvent {}
