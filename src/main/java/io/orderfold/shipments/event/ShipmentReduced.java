package io.orderfold.shipments.event;

import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import java.util.List;

/** These pieces were taken out of it, to travel in another or not at all. */
public record ShipmentReduced(ShipmentId shipmentId, OrderId orderId, List<ShipmentLine> lines)
        implements ShipmentEvent {}
