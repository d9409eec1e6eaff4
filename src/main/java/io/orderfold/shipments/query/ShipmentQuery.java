package io.orderfold.shipments.query;

import io.orderfold.inventory.LocationCode;
import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about shipments. */
public sealed interface ShipmentQuery {

    /** The shipment as the read model has it; answers with an optional {@link ShipmentView}. */
    record FindShipment(ShipmentId shipmentId) implements ShipmentQuery {}

    /** The shipment as the log has it this moment, for whoever has just changed it. */
    record ReadShipmentFromLog(ShipmentId shipmentId) implements ShipmentQuery {}

    /** All shipments of an order, the oldest first; answers with a list of {@link ShipmentView}. */
    record ShipmentsOfOrder(OrderId orderId) implements ShipmentQuery {}

    /**
     * A page of shipments; answers with a {@link ShipmentPage}.
     *
     * @param status none for all
     * @param location only those that are sent from there; null for all
     * @param cursor the previous page's {@code nextCursor}
     */
    record SearchShipments(
            Set<ShipmentStatus> status,
            @Nullable LocationCode location,
            ShipmentSort sort,
            int limit,
            @Nullable String cursor)
            implements ShipmentQuery {}
}
