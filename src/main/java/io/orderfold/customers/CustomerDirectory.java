package io.orderfold.customers;

/** What orders ask about customers: whether they may order. Up to date with every committed registration and merge. */
public interface CustomerDirectory {

    /**
     * @throws io.orderfold.kernel.Rejection {@code customer-not-found} (404), or {@code customer-merged} (409), which
     *     names the customer that stands for this one now
     */
    void require(CustomerId customer);
}
