package io.orderfold.customers;

import java.util.List;
import java.util.Set;

/** What an erasure asks about orders: which are placed, and neither completed nor cancelled. */
public interface OrdersUnderWay {

    /** Some of the customers' orders that are under way, by their numbers, the oldest first; as the order list has them. */
    List<String> of(Set<CustomerId> customers);
}
