package io.orderfold.shipments;

/** How far a shipment has come. */
public enum ShipmentStatus {
    /** Its pieces are set aside; it can still be changed. */
    ALLOCATED,
    /** It is in its box, and waits for the carrier. */
    PACKED,
    /** The carrier has it. */
    DISPATCHED,
    /** The customer has it. */
    DELIVERED,
    /** It was called off before it left; its pieces are free for another. */
    CANCELLED
}
