package io.orderfold.customers.event;

import io.orderfold.customers.ConsentPurpose;
import io.orderfold.customers.CustomerAreas;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Touches;

/**
 * The customer does not agree, or not any more.
 *
 * @param source where they said so
 */
@Touches(CustomerAreas.CONSENTS)
public record CustomerConsentWithdrawn(CustomerId customerId, ConsentPurpose purpose, String source)
        implements CustomerEvent {}
