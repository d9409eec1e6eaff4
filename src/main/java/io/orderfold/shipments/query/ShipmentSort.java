package io.orderfold.shipments.query;

import io.orderfold.kernel.Rejection;

/** The orders a list can stand in; the shipment's id breaks ties. */
public enum ShipmentSort {
    /** The one that has waited longest first. */
    ALLOCATED_AT,
    ALLOCATED_AT_DESC;

    /** @throws Rejection {@code unknown-sort} */
    public static ShipmentSort of(String text) {
        return switch (text) {
            case "allocatedAt" -> ALLOCATED_AT;
            case "-allocatedAt" -> ALLOCATED_AT_DESC;
            default ->
                throw Rejection.invalid(
                        "unknown-sort", "sort", "Shipments can be sorted by allocatedAt, -allocatedAt.");
        };
    }
}
