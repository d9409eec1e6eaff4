package io.orderfold.customers.event;

import io.orderfold.customers.CustomerId;

/** Everything ever stored about a customer. */
public sealed interface CustomerEvent
        permits CustomerAbsorbed,
                CustomerAddressAdded,
                CustomerAddressChanged,
                CustomerAddressRemoved,
                CustomerConsentGiven,
                CustomerConsentWithdrawn,
                CustomerDefaultAddressChosen,
                CustomerDetailsChanged,
                CustomerErased,
                CustomerMergedInto,
                CustomerRegistered {

    CustomerId customerId();
}
