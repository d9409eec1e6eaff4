package io.orderfold.shipments.event;

import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;

/** It arrived. */
public record ShipmentDelivered(ShipmentId shipmentId, OrderId orderId) implements ShipmentEvent {}
