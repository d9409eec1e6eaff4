package io.orderfold.orders;

/** How far the order itself has come; money and goods have statuses of their own. */
public enum OrderStatus {
    /** Being put together; nothing is promised yet. */
    DRAFT,
    /** The customer has ordered; stock and money are being secured. */
    PLACED,
    /** Stock is reserved and the money is secured: goods may leave. */
    CONFIRMED,
    /** Delivered and paid; nothing is left to do. */
    COMPLETED,
    /** Called off; whatever was done for it is undone. */
    CANCELLED
}
