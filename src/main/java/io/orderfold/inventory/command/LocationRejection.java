package io.orderfold.inventory.command;

import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Rejection;

/** Why the locations refuse, or why a location is refused. */
final class LocationRejection {

    private LocationRejection() {}

    static Rejection priorityOutOfRange(int priority) {
        return Rejection.invalid(
                "priority-out-of-range", "priority", "A priority is a whole number from 0 to 9, not " + priority + ".");
    }

    static Rejection tooMany() {
        return Rejection.conflict("too-many-locations", "There are " + StockLocations.MOST + " locations already.");
    }

    static Rejection last(LocationCode location) {
        return Rejection.conflict("last-location", "No other location than " + location + " is open.")
                .with("location", location.value());
    }

    static Rejection closed(LocationCode location) {
        return Rejection.conflict("location-closed", "The location " + location + " takes nothing in any more.")
                .with("location", location.value());
    }
}
