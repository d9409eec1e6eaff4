package io.orderfold.returns;

/** What a look at a returned piece shows. */
public enum Condition {
    /** As good as new. */
    RESALABLE,
    /** Nobody would buy it; it never goes back to stock. */
    DAMAGED
}
