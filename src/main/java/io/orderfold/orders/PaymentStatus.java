package io.orderfold.orders;

/** What the order's payments amount to, reckoned from sums and never set by hand. */
public enum PaymentStatus {
    /** No money is secured. */
    UNPAID,
    /** The whole total is authorised or captured, and not all of it captured. */
    AUTHORIZED,
    /** Some money is authorised or captured, less than the total. */
    PARTIALLY_PAID,
    /** The whole total is captured. */
    PAID,
    /** More than the total is captured. */
    OVERCHARGED,
    /** Some of what was captured went back. */
    PARTIALLY_REFUNDED,
    /** All that was captured went back. */
    REFUNDED,
    /** Everything authorised was released again without being captured. */
    VOIDED
}
