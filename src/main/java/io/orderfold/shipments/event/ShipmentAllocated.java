package io.orderfold.shipments.event;

import io.orderfold.inventory.LocationCode;
import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * These pieces are set aside for it.
 *
 * @param location where it is sent from, and where its pieces lie for it; null where the shop had no choice: it is sent from
 *     {@link LocationCode#MAIN} then, and no pieces lie there for it alone
 */
public record ShipmentAllocated(
        ShipmentId shipmentId, OrderId orderId, @Nullable LocationCode location, List<ShipmentLine> lines)
        implements ShipmentEvent {}
