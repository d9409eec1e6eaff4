package io.orderfold.shipments.event;

import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;

/** It was called off before it left. */
public record ShipmentCancelled(ShipmentId shipmentId, OrderId orderId, String reason) implements ShipmentEvent {}
