package io.orderfold.shipments.event;

import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;

/** It is to be packed again: something is about to be taken out of it. */
public record ShipmentUnpacked(ShipmentId shipmentId, OrderId orderId) implements ShipmentEvent {}
