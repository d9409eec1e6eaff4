package io.orderfold.shipments.event;

import io.orderfold.inventory.LocationCode;
import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;

/** It is to be sent from another location. */
public record ShipmentRerouted(ShipmentId shipmentId, OrderId orderId, LocationCode location)
        implements ShipmentEvent {}
