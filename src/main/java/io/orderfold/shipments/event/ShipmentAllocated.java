package io.orderfold.shipments.event;

import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import java.util.List;

/** These pieces are set aside for it. */
public record ShipmentAllocated(ShipmentId shipmentId, OrderId orderId, List<ShipmentLine> lines)
        implements ShipmentEvent {}
