package io.orderfold.shipments.event;

import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The carrier took it, with these pieces in it. */
public record ShipmentDispatched(
        ShipmentId shipmentId,
        OrderId orderId,
        String carrier,
        @Nullable String trackingNumber,
        List<ShipmentLine> lines)
        implements ShipmentEvent {}
