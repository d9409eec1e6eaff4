package io.orderfold.shipments.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Text;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.VersionedAggregate;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentLine;
import io.orderfold.shipments.ShipmentStatus;
import io.orderfold.shipments.command.ShipmentCommand.AllocateShipment;
import io.orderfold.shipments.command.ShipmentCommand.CancelShipment;
import io.orderfold.shipments.command.ShipmentCommand.DeliverShipment;
import io.orderfold.shipments.command.ShipmentCommand.DispatchShipment;
import io.orderfold.shipments.command.ShipmentCommand.GiveUpShipment;
import io.orderfold.shipments.command.ShipmentCommand.LimitShipment;
import io.orderfold.shipments.command.ShipmentCommand.MergeShipment;
import io.orderfold.shipments.command.ShipmentCommand.PackShipment;
import io.orderfold.shipments.command.ShipmentCommand.ReduceShipment;
import io.orderfold.shipments.command.ShipmentCommand.RerouteShipment;
import io.orderfold.shipments.event.ShipmentAllocated;
import io.orderfold.shipments.event.ShipmentCancelled;
import io.orderfold.shipments.event.ShipmentDelivered;
import io.orderfold.shipments.event.ShipmentDispatched;
import io.orderfold.shipments.event.ShipmentExtended;
import io.orderfold.shipments.event.ShipmentMergedInto;
import io.orderfold.shipments.event.ShipmentPacked;
import io.orderfold.shipments.event.ShipmentReduced;
import io.orderfold.shipments.event.ShipmentRerouted;
import io.orderfold.shipments.event.ShipmentUnpacked;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One parcel's worth of an order. Which pieces it may have and whether they may leave, the order decides; whether they
 * are there, the stock. A delivery, too, is told to the order in the same transaction, so that no order misses one.
 */
@Aggregate(cache = AggregatesAtHand.NAME)
@Revision("1")
class Shipment extends VersionedAggregate {

    private static final int LONGEST_CARRIER = 100;
    private static final int LONGEST_TRACKING_NUMBER = 100;
    private static final int LONGEST_REASON = 500;

    @AggregateIdentifier
    private ShipmentId id;

    private OrderId orderId;
    private ShipmentStatus status;
    private List<LineQuantity> allocated;
    private @Nullable LocationCode location;
    private final Map<LineId, ShipmentLine> lines = new LinkedHashMap<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(AllocateShipment command, OrderOfShipment order, StockOfShipment stock) {
        List<LineQuantity> wanted = merged(command.lines());
        if (id != null) {
            if (!orderId.equals(command.orderId()) || !allocated.equals(wanted)) {
                throw ShipmentRejection.idTaken(command.shipmentId());
            }
            return record();
        }
        List<ShipmentLine> described = command.described();
        List<ShipmentLine> setAside = described == null
                ? order.setAside(command.orderId(), command.shipmentId(), wanted)
                : order.setAsideAs(command.orderId(), command.shipmentId(), described);
        if (command.location() != null) {
            layOut(stock, command.orderId(), command.location(), setAside);
        }
        return record(new ShipmentAllocated(command.shipmentId(), command.orderId(), command.location(), setAside));
    }

    @EventSourcingHandler
    void evolve(ShipmentAllocated event) {
        id = event.shipmentId();
        orderId = event.orderId();
        location = event.location();
        status = ShipmentStatus.ALLOCATED;
        allocated = event.lines().stream().map(ShipmentLine::pieces).toList();
        event.lines().forEach(line -> lines.put(line.lineId(), line));
    }

    /** Has the pieces lie at the location; that it is one is for the stock to say. */
    private static void layOut(
            StockOfShipment stock, OrderId orderId, LocationCode location, List<ShipmentLine> lines) {
        stock.requireLocation(location);
        perSku(lines).forEach((sku, quantity) -> stock.allocate(orderId, location, sku, quantity));
    }

    private void clearAway(StockOfShipment stock, Collection<ShipmentLine> lines) {
        LocationCode from = location;
        if (from != null) {
            perSku(lines).forEach((sku, quantity) -> stock.deallocate(orderId, from, sku, quantity));
        }
    }

    private LocationCode sentFrom() {
        return location == null ? LocationCode.MAIN : location;
    }

    @CommandHandler
    long decide(RerouteShipment command, StockOfShipment stock) {
        if (status != ShipmentStatus.ALLOCATED) {
            throw ShipmentRejection.wrongState("sent from elsewhere", status);
        }
        if (command.location().equals(location)) {
            return record();
        }
        clearAway(stock, lines.values());
        layOut(stock, orderId, command.location(), List.copyOf(lines.values()));
        return record(new ShipmentRerouted(id, orderId, command.location()));
    }

    @EventSourcingHandler
    void evolve(ShipmentRerouted event) {
        location = event.location();
    }

    @CommandHandler
    long decide(ReduceShipment command, OrderOfShipment order, StockOfShipment stock) {
        if (status != ShipmentStatus.ALLOCATED) {
            throw ShipmentRejection.wrongState("changed", status);
        }
        List<ShipmentLine> taken =
                merged(command.lines()).stream().map(this::taken).toList();
        order.free(orderId, id, pieces(taken));
        clearAway(stock, taken);
        long version = record(new ShipmentReduced(id, orderId, taken));
        return lines.isEmpty()
                ? record(new ShipmentCancelled(id, orderId, "All of it was put into other shipments."))
                : version;
    }

    private ShipmentLine taken(LineQuantity wanted) {
        ShipmentLine line = lines.get(wanted.lineId());
        int there = line == null ? 0 : line.quantity();
        if (line == null || wanted.quantity() > there) {
            throw ShipmentRejection.notInShipment(wanted.lineId(), there);
        }
        return line.withQuantity(wanted.quantity());
    }

    @EventSourcingHandler
    void evolve(ShipmentReduced event) {
        for (ShipmentLine taken : event.lines()) {
            lines.computeIfPresent(taken.lineId(), (lineId, line) -> {
                int left = line.quantity() - taken.quantity();
                return left == 0 ? null : line.withQuantity(left);
            });
        }
    }

    @CommandHandler
    long decide(LimitShipment command, StockOfShipment stock) {
        if (status != ShipmentStatus.ALLOCATED && status != ShipmentStatus.PACKED) {
            return record();
        }
        Map<LineId, Integer> keep = new HashMap<>();
        command.keep().forEach(line -> keep.put(line.lineId(), line.quantity()));
        List<ShipmentLine> out = lines.values().stream()
                .map(line -> line.withQuantity(line.quantity() - keep.getOrDefault(line.lineId(), 0)))
                .filter(line -> line.quantity() > 0)
                .toList();
        if (out.isEmpty()) {
            return record();
        }
        if (status == ShipmentStatus.PACKED) {
            record(new ShipmentUnpacked(id, orderId));
        }
        clearAway(stock, out);
        long version = record(new ShipmentReduced(id, orderId, out));
        return lines.isEmpty()
                ? record(new ShipmentCancelled(id, orderId, "The order was changed: nothing of it is to be sent."))
                : version;
    }

    @EventSourcingHandler
    void evolve(ShipmentUnpacked event) {
        status = ShipmentStatus.ALLOCATED;
    }

    @CommandHandler
    long decide(MergeShipment command, OrderOfShipment order, StockOfShipment stock) {
        if (command.from().equals(id)) {
            throw ShipmentRejection.withItself();
        }
        if (status != ShipmentStatus.ALLOCATED) {
            throw ShipmentRejection.wrongState("added to", status);
        }
        List<ShipmentLine> more = order.takeOver(orderId, command.from(), id, sentFrom());
        if (location != null) {
            layOut(stock, orderId, location, more);
        }
        return record(new ShipmentExtended(id, orderId, command.from(), more));
    }

    @EventSourcingHandler
    void evolve(ShipmentExtended event) {
        event.lines()
                .forEach(line -> lines.merge(
                        line.lineId(),
                        line,
                        (before, more) -> before.withQuantity(before.quantity() + more.quantity())));
    }

    @CommandHandler
    long decide(GiveUpShipment command, StockOfShipment stock) {
        if (!command.orderId().equals(orderId)) {
            throw ShipmentRejection.ofAnotherOrder(id);
        }
        if (status != ShipmentStatus.ALLOCATED) {
            throw ShipmentRejection.wrongState("put into another", status);
        }
        if (!command.from().equals(sentFrom())) {
            throw ShipmentRejection.fromElsewhere(id, sentFrom(), command.from());
        }
        clearAway(stock, lines.values());
        return record(new ShipmentMergedInto(id, orderId, command.into(), List.copyOf(lines.values())));
    }

    @EventSourcingHandler
    void evolve(ShipmentMergedInto event) {
        status = ShipmentStatus.CANCELLED;
        lines.clear();
    }

    @CommandHandler
    long decide(PackShipment command) {
        if (status != ShipmentStatus.ALLOCATED) {
            throw ShipmentRejection.wrongState("packed", status);
        }
        return record(new ShipmentPacked(id, orderId));
    }

    @EventSourcingHandler
    void evolve(ShipmentPacked event) {
        status = ShipmentStatus.PACKED;
    }

    @CommandHandler
    long decide(DispatchShipment command, OrderOfShipment order, StockOfShipment stock) {
        String carrier = Text.required(command.carrier(), LONGEST_CARRIER, "carrier");
        String trackingNumber = Text.optional(command.trackingNumber(), LONGEST_TRACKING_NUMBER, "trackingNumber");
        if (status != ShipmentStatus.PACKED) {
            throw ShipmentRejection.wrongState("dispatched", status);
        }
        List<ShipmentLine> leaving = List.copyOf(lines.values());
        order.letLeave(orderId, id, pieces(leaving));
        perSku(leaving).forEach((sku, quantity) -> stock.take(orderId, sentFrom(), sku, quantity));
        return record(new ShipmentDispatched(id, orderId, carrier, trackingNumber, leaving));
    }

    @EventSourcingHandler
    void evolve(ShipmentDispatched event) {
        status = ShipmentStatus.DISPATCHED;
    }

    @CommandHandler
    long decide(DeliverShipment command, OrderOfShipment order) {
        if (status != ShipmentStatus.DISPATCHED) {
            throw ShipmentRejection.wrongState("delivered", status);
        }
        order.tellArrived(orderId, id, pieces(List.copyOf(lines.values())));
        return record(new ShipmentDelivered(id, orderId));
    }

    @EventSourcingHandler
    void evolve(ShipmentDelivered event) {
        status = ShipmentStatus.DELIVERED;
    }

    @CommandHandler
    long decide(CancelShipment command, OrderOfShipment order, StockOfShipment stock) {
        String reason = Text.required(command.reason(), LONGEST_REASON, "reason");
        if (status == ShipmentStatus.CANCELLED) {
            return record();
        }
        if (status == ShipmentStatus.DISPATCHED || status == ShipmentStatus.DELIVERED) {
            throw ShipmentRejection.wrongState("cancelled", status);
        }
        order.free(orderId, id, pieces(List.copyOf(lines.values())));
        clearAway(stock, lines.values());
        return record(new ShipmentCancelled(id, orderId, reason));
    }

    @EventSourcingHandler
    void evolve(ShipmentCancelled event) {
        status = ShipmentStatus.CANCELLED;
    }

    private static List<LineQuantity> pieces(List<ShipmentLine> lines) {
        return lines.stream().map(ShipmentLine::pieces).toList();
    }

    /** In the order of the skus, so that no two shipments wait for each other's. */
    private static SortedMap<Sku, Integer> perSku(Collection<ShipmentLine> lines) {
        SortedMap<Sku, Integer> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(line.sku(), line.quantity(), Math::addExact));
        return sums;
    }

    private static List<LineQuantity> merged(List<LineQuantity> lines) {
        if (lines.isEmpty()) {
            throw ShipmentRejection.linesMissing();
        }
        Map<LineId, Long> sums = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            LineQuantity line = lines.get(i);
            sums.merge(line.lineId(), (long) Quantity.check(line.quantity(), "lines[" + i + "].quantity"), Long::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> new LineQuantity(sum.getKey(), Quantity.check(sum.getValue(), "lines.quantity")))
                .toList();
    }
}
