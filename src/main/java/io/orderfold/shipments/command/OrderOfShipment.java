package io.orderfold.shipments.command;

import io.orderfold.inventory.LocationCode;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import java.util.List;

/**
 * What a shipment asks and tells its order while it decides: in the same transaction, so that both change or neither. The
 * order is the judge of its pieces, and refuses by a {@link io.orderfold.kernel.Rejection}.
 */
public interface OrderOfShipment {

    /** Sets free pieces aside for the shipment; afterwards no other shipment may have them. Answers what they are. */
    List<ShipmentLine> setAside(OrderId orderId, ShipmentId shipmentId, List<LineQuantity> lines);

    /** As {@link #setAside}, where what the lines are is known already. */
    List<ShipmentLine> setAsideAs(OrderId orderId, ShipmentId shipmentId, List<ShipmentLine> lines);

    void free(OrderId orderId, ShipmentId shipmentId, List<LineQuantity> lines);

    /** Asks whether the pieces may leave; afterwards they have left. */
    void letLeave(OrderId orderId, ShipmentId shipmentId, List<LineQuantity> lines);

    void tellArrived(OrderId orderId, ShipmentId shipmentId, List<LineQuantity> lines);

    /**
     * Has the order's other shipment give up all that is in it, if it is sent from the same location. Answers what that
     * is.
     */
    List<ShipmentLine> takeOver(OrderId orderId, ShipmentId from, ShipmentId into, LocationCode location);
}
