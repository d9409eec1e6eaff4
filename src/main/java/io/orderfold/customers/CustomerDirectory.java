package io.orderfold.customers;

/** What orders ask about customers: whether they are registered. Up to date with every committed registration. */
public interface CustomerDirectory {

    /** @throws io.orderfold.kernel.Rejection {@code customer-not-found} (404) */
    void require(CustomerId customer);
}
