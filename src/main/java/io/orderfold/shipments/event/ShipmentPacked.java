package io.orderfold.shipments.event;

import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;

/** It is in its box. */
public record ShipmentPacked(ShipmentId shipmentId, OrderId orderId) implements ShipmentEvent {}
