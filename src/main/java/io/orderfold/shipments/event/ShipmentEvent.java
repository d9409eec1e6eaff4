package io.orderfold.shipments.event;

import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;

/** Everything ever stored about a shipment. */
public sealed interface ShipmentEvent
        permits ShipmentAllocated,
                ShipmentCancelled,
                ShipmentDelivered,
                ShipmentDispatched,
                ShipmentExtended,
                ShipmentMergedInto,
                ShipmentPacked,
                ShipmentReduced,
                ShipmentRerouted,
                ShipmentUnpacked {

    ShipmentId shipmentId();

    OrderId orderId();
}
