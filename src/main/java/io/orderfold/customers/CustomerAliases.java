package io.orderfold.customers;

import java.util.Set;

/** Under which other ids a customer is known. Up to date with every committed merge. */
public interface CustomerAliases {

    /** The ids of the customers that were merged into this one; empty where none was, or where it does not exist. */
    Set<CustomerId> alsoKnownAs(CustomerId customer);
}
