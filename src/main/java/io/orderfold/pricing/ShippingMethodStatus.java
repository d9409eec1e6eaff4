package io.orderfold.pricing;

/** What became of a way of sending goods. */
public enum ShippingMethodStatus {
    /** Orders may choose it. */
    OFFERED,
    /** No order may choose it any more; those that did keep it. */
    WITHDRAWN
}
