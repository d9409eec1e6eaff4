package io.orderfold.customers.query;

import io.orderfold.customers.CustomerId;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about customers. */
public sealed interface CustomerQuery {

    /** The customer as the read model has them; answers with an optional {@link CustomerView}. */
    record FindCustomer(CustomerId customerId) implements CustomerQuery {}

    /** The customer as the log has them this moment, for whoever has just changed them. */
    record ReadCustomerFromLog(CustomerId customerId) implements CustomerQuery {}

    /**
     * A page of customers by id; answers with a {@link CustomerPage}.
     *
     * @param cursor the previous page's {@code nextCursor}
     */
    record SearchCustomers(int limit, @Nullable String cursor) implements CustomerQuery {}
}
