package io.orderfold.shipments.event;

import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import java.util.List;

/** All of it travels in another shipment of the order; this one is no more. */
public record ShipmentMergedInto(ShipmentId shipmentId, OrderId orderId, ShipmentId into, List<ShipmentLine> lines)
        implements ShipmentEvent {}
