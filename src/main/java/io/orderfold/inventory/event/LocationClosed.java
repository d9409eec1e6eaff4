package io.orderfold.inventory.event;

import io.orderfold.inventory.LocationCode;

/** A place takes nothing in any more. What it has can still be sent, or taken elsewhere. */
public record LocationClosed(LocationCode location) implements LocationEvent {}
