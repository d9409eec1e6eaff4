package io.orderfold.shipments.process;

import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Versioned;
import io.orderfold.shipments.event.ShipmentAllocated;
import io.orderfold.shipments.event.ShipmentEvent;
import io.orderfold.shipments.event.ShipmentExtended;
import io.orderfold.shipments.event.ShipmentReduced;
import io.orderfold.shipments.event.ShipmentUnpacked;
import org.jspecify.annotations.Nullable;

/** Whether pieces can still be taken out of a shipment: from its packing or cancelling on they can't. */
record Openness(long version, boolean isOpen) implements Versioned {

    static Openness after(@Nullable Openness before, ShipmentEvent event, Happened happened) {
        return new Openness(
                happened.version(),
                event instanceof ShipmentAllocated
                        || event instanceof ShipmentReduced
                        || event instanceof ShipmentExtended
                        || event instanceof ShipmentUnpacked);
    }
}
