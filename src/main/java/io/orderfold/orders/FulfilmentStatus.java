package io.orderfold.orders;

/** Where the order's goods are, reckoned from quantities and never set by hand. */
public enum FulfilmentStatus {
    /** Nothing has left. */
    UNFULFILLED,
    /** Something is promised that is not in stock yet. */
    BACKORDERED,
    /** Some of it has left. */
    PARTIALLY_SHIPPED,
    /** All of it has left. */
    SHIPPED,
    /** All of it has arrived. */
    DELIVERED,
    /** Some of it came back. */
    PARTIALLY_RETURNED,
    /** All of it came back. */
    RETURNED
}
