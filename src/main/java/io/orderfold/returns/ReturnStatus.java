package io.orderfold.returns;

/** How far a return has come. */
public enum ReturnStatus {
    /** Asked for; nobody has said yes or no. */
    REQUESTED,
    /** The goods may come. */
    APPROVED,
    /** Refused; its pieces are free for another return. */
    REJECTED,
    /** Some of it is here. */
    PARTIALLY_RECEIVED,
    /** All of it is here. */
    RECEIVED,
    /** Over: what has not come by now is not expected any more. */
    CLOSED
}
