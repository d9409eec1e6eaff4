package io.orderfold.customers.command;

import io.orderfold.customers.CustomerId;

/** What a customer that is being merged, or erased, asks of another, in the same transaction. */
public interface OtherCustomer {

    /** @throws io.orderfold.kernel.Rejection where the other does not exist or was merged itself */
    void absorb(CustomerId into, CustomerId absorbed);

    /** Has one that was merged into it before be erased with the customer. */
    void erase(CustomerId absorbed, String reason);
}
