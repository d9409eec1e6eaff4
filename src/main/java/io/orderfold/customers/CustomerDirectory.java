package io.orderfold.customers;

/** What orders ask about customers: whether they may order. Up to date with every committed registration and merge. */
public interface CustomerDirectory {

    /**
     * @throws io.orderfold.kernel.Rejection {@code customer-not-found} (404), {@code customer-erased} (409), or {@code
     *     customer-merged} (409), which names the customer that stands for this one now
     */
    void require(CustomerId customer);

    /**
     * For what tells something of the customer: it could not be kept. Where nobody is ever erased, nothing is refused.
     *
     * @throws io.orderfold.kernel.Rejection {@code customer-erased} (409)
     */
    default void refuseErased(CustomerId customer) {}
}
