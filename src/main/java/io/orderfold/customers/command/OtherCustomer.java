package io.orderfold.customers.command;

import io.orderfold.customers.CustomerId;

/** What a customer that is being merged asks the one that stays, in the same transaction. */
public interface OtherCustomer {

    /** @throws io.orderfold.kernel.Rejection where the other does not exist or was merged itself */
    void absorb(CustomerId into, CustomerId absorbed);
}
