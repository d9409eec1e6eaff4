package io.orderfold.shipments.command;

import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Reasoned;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a shipment. Each answers with its version after it ({@code Long}). */
public sealed interface ShipmentCommand {

    ShipmentId shipmentId();

    /**
     * Makes a shipment of an order's pieces, whatever other shipments hold them: what is free goes in first, then what
     * its shipments have that are not packed, the newest first. A shipment left with nothing is cancelled.
     *
     * @param lines null for all that is free
     * @param location where it is sent from; null to have it chosen by the shop's rule
     */
    record ArrangeShipment(
            ShipmentId shipmentId,
            OrderId orderId,
            @Nullable List<LineQuantity> lines,
            @Nullable LocationCode location) implements ShipmentCommand {

        /** From whichever location is best. */
        public ArrangeShipment(ShipmentId shipmentId, OrderId orderId, @Nullable List<LineQuantity> lines) {
            this(shipmentId, orderId, lines, null);
        }
    }

    /**
     * Sets free pieces of an order aside. The same again is answered as before.
     *
     * @param described what the lines are, from a sender who has just read the order; null to have the order say it
     * @param location where it is sent from; null where the shop has no choice
     */
    record AllocateShipment(
            @TargetAggregateIdentifier ShipmentId shipmentId,
            OrderId orderId,
            List<LineQuantity> lines,
            @Nullable List<ShipmentLine> described,
            @Nullable LocationCode location)
            implements ShipmentCommand {

        /** For a sender who knows no more of the lines than how many pieces; the order says what they are. */
        public AllocateShipment(ShipmentId shipmentId, OrderId orderId, List<LineQuantity> lines) {
            this(shipmentId, orderId, lines, null, null);
        }

        /** For a sender who has just read the order, and spares its being read again. */
        public static AllocateShipment described(
                ShipmentId shipmentId, OrderId orderId, List<ShipmentLine> lines, @Nullable LocationCode location) {
            return new AllocateShipment(
                    shipmentId,
                    orderId,
                    lines.stream().map(ShipmentLine::pieces).toList(),
                    lines,
                    location);
        }
    }

    /**
     * Has it sent from another location, while it is not packed: its pieces lie there for it, as far as they are there, and
     * no longer where they did.
     */
    record RerouteShipment(@TargetAggregateIdentifier ShipmentId shipmentId, LocationCode location)
            implements ShipmentCommand {}

    /** Frees some of its pieces, while it is not packed; with none left it is cancelled. */
    record ReduceShipment(@TargetAggregateIdentifier ShipmentId shipmentId, List<LineQuantity> lines)
            implements ShipmentCommand {}

    /**
     * Its order wants no more than these pieces sent with it: the others come out, even if it is packed; it is packed again
     * then. With none left it is cancelled. Asking twice changes nothing twice.
     */
    record LimitShipment(@TargetAggregateIdentifier ShipmentId shipmentId, List<LineQuantity> keep)
            implements ShipmentCommand {}

    /**
     * Puts all of another shipment of the same order into this one, while neither is packed. The other is no more.
     *
     * @param from the other
     */
    record MergeShipment(@TargetAggregateIdentifier ShipmentId shipmentId, ShipmentId from)
            implements ShipmentCommand {}

    /**
     * Gives all that is in it up to another shipment of the order.
     *
     * @param from where the other one is sent from; it must be the same
     */
    record GiveUpShipment(
            @TargetAggregateIdentifier ShipmentId shipmentId, OrderId orderId, ShipmentId into, LocationCode from)
            implements ShipmentCommand {}

    /** It is in its box: from here on its pieces can't be changed. */
    record PackShipment(@TargetAggregateIdentifier ShipmentId shipmentId) implements ShipmentCommand {}

    /**
     * The carrier takes it: its pieces leave order and stock in one transaction, or nothing happens. Refused while the
     * order is held, once it is called off, and while a backordered piece has not come in.
     *
     * @param trackingNumber the carrier's name for it, if it has one
     */
    record DispatchShipment(
            @TargetAggregateIdentifier ShipmentId shipmentId,
            String carrier,
            @Nullable String trackingNumber) implements ShipmentCommand {}

    /** It has arrived. */
    record DeliverShipment(@TargetAggregateIdentifier ShipmentId shipmentId) implements ShipmentCommand {}

    /** Calls it off before it leaves; its pieces are free again. Asking twice changes nothing twice. */
    record CancelShipment(@TargetAggregateIdentifier ShipmentId shipmentId, String reason)
            implements ShipmentCommand, Reasoned {}
}
