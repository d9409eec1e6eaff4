package io.orderfold.inventory.command;

import io.orderfold.inventory.AllocationRule;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.Site;
import io.orderfold.inventory.event.LocationEvent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of the shop's locations, which are decided about together. Each answers with their version
 * after it ({@code Long}); what is as asked already changes nothing.
 */
public sealed interface LocationCommand {

    @TargetAggregateIdentifier
    default String streamId() {
        return LocationEvent.STREAM;
    }

    /**
     * Opens a location, again if it was closed, or makes an open one all that is said here. At most
     * {@value StockLocations#MOST} of them: else refused with {@code too-many-locations}.
     *
     * @param site null where it is not known: it is the farthest of all then
     * @param priority 0 to 9; the higher, the sooner orders are sent from it
     */
    record DefineLocation(
            LocationCode location, String name, @Nullable Site site, int priority) implements LocationCommand {}

    /** Has a location take nothing in any more. Refused with {@code last-location} where no other is open. */
    record CloseLocation(LocationCode location) implements LocationCommand {}

    /** Says by which rule orders are given to locations. */
    record SetAllocationRule(AllocationRule rule) implements LocationCommand {}
}
