package io.orderfold.inventory.event;

import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.Site;
import org.jspecify.annotations.Nullable;

/**
 * All that an open location is from now on.
 *
 * @param site null where it is not known
 * @param priority 0 to 9; the higher, the sooner orders are sent from it
 */
public record LocationChanged(
        LocationCode location, String name, @Nullable Site site, int priority) implements LocationEvent {}
