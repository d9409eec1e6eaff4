package io.orderfold.shipments.event;

import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import java.util.List;

/** These pieces were put into it, out of another shipment of the order. */
public record ShipmentExtended(ShipmentId shipmentId, OrderId orderId, ShipmentId from, List<ShipmentLine> lines)
        implements ShipmentEvent {}
