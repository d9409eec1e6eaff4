package io.orderfold.inventory.command;

import io.orderfold.catalogue.ProductDirectory;
import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.Adjustment;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.LocationDirectory;
import io.orderfold.inventory.command.StockCommand.AdjustStock;
import io.orderfold.inventory.command.StockCommand.AllocateStock;
import io.orderfold.inventory.command.StockCommand.CancelTransfer;
import io.orderfold.inventory.command.StockCommand.CheckLocations;
import io.orderfold.inventory.command.StockCommand.CheckStock;
import io.orderfold.inventory.command.StockCommand.CountStock;
import io.orderfold.inventory.command.StockCommand.DeallocateStock;
import io.orderfold.inventory.command.StockCommand.DispatchStock;
import io.orderfold.inventory.command.StockCommand.PrioritiseReservation;
import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.inventory.command.StockCommand.ReceiveTransfer;
import io.orderfold.inventory.command.StockCommand.ReleaseStock;
import io.orderfold.inventory.command.StockCommand.ReserveStock;
import io.orderfold.inventory.command.StockCommand.SetStockLevels;
import io.orderfold.inventory.command.StockCommand.StartTransfer;
import io.orderfold.inventory.command.StockCommand.StockByLocation;
import io.orderfold.inventory.command.StockCommand.StockReservation;
import io.orderfold.inventory.command.StockCommand.WriteOffStock;
import io.orderfold.inventory.event.StockAdjusted;
import io.orderfold.inventory.event.StockAllocated;
import io.orderfold.inventory.event.StockCounted;
import io.orderfold.inventory.event.StockDeallocated;
import io.orderfold.inventory.event.StockDispatched;
import io.orderfold.inventory.event.StockEvent;
import io.orderfold.inventory.event.StockLevelsSet;
import io.orderfold.inventory.event.StockRanLow;
import io.orderfold.inventory.event.StockReceived;
import io.orderfold.inventory.event.StockReleased;
import io.orderfold.inventory.event.StockReservationPrioritised;
import io.orderfold.inventory.event.StockReserved;
import io.orderfold.inventory.event.StockTransferCancelled;
import io.orderfold.inventory.event.StockTransferReceived;
import io.orderfold.inventory.event.StockTransferStarted;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Text;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.VersionedAggregate;
import io.orderfold.orders.OrderId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * The pieces of one product: how many are on hand, and for whom some are set aside. One that never had any is there all
 * the same, with none.
 */
@Aggregate(cache = AggregatesAtHand.NAME)
@Revision("1")
class StockItem extends VersionedAggregate {

    private static final int LONGEST_REASON = 500;

    @AggregateIdentifier
    private @Nullable String streamId;

    private long onHand;
    private int safetyStock;
    private @Nullable Integer lowAt;
    private Reservations reservations = new Reservations();
    private StockPlaces places = new StockPlaces();
    private final Map<Integer, StockTransferStarted> underWay = new LinkedHashMap<>();
    private int transfers;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(ReceiveStock command, ProductDirectory products, LocationDirectory locations) {
        Quantity.check(command.quantity(), "quantity");
        String reason = Text.required(command.reason(), LONGEST_REASON, "reason");
        products.require(command.sku());
        locations.requireOpen(command.location());
        return happen(new StockReceived(command.sku(), command.location(), command.quantity(), reason));
    }

    @EventSourcingHandler
    void evolve(StockReceived event) {
        streamId = "stock:" + event.sku();
        move(event.location(), event.quantity());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(AdjustStock command, ProductDirectory products, LocationDirectory locations) {
        int delta = Adjustment.check(command.delta(), "delta");
        String reason = Text.required(command.reason(), LONGEST_REASON, "reason");
        products.require(command.sku());
        locations.require(command.location());
        long there = places.onHand(command.location());
        if (there + delta < 0) {
            throw StockRejection.belowZero(command.sku(), command.location(), there, delta);
        }
        refuseToTakeWhatIsPromised(command.sku(), command.location(), delta);
        return happen(new StockAdjusted(command.sku(), command.location(), delta, reason));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(WriteOffStock command) {
        String reason = Text.required(command.reason(), LONGEST_REASON, "reason");
        long left = Math.min(Math.max(0, onHand - reservations.firm()), Quantity.check(command.quantity(), "quantity"));
        long version = record();
        for (LocationCode location : List.copyOf(places.locations())) {
            int pieces = (int) Math.min(left, places.free(location));
            if (pieces > 0) {
                version = happen(new StockAdjusted(command.sku(), location, -pieces, reason));
                left -= pieces;
            }
        }
        return version;
    }

    private void refuseToTakeWhatIsPromised(Sku sku, LocationCode location, long delta) {
        if (delta < 0 && onHand + delta < reservations.firm()) {
            throw StockRejection.belowReserved(sku, onHand, reservations.firm(), delta);
        }
        if (delta < 0 && places.free(location) + delta < 0) {
            throw StockRejection.belowAllocated(
                    sku, location, places.onHand(location), places.allocated(location), delta);
        }
    }

    @EventSourcingHandler
    void evolve(StockAdjusted event) {
        streamId = "stock:" + event.sku();
        move(event.location(), event.delta());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(CountStock command, ProductDirectory products, LocationDirectory locations) {
        int counted = Quantity.checkFromZero(command.counted(), "counted");
        String reason = Text.required(command.reason(), LONGEST_REASON, "reason");
        products.require(command.sku());
        locations.require(command.location());
        long difference = counted - places.onHand(command.location());
        refuseToTakeWhatIsPromised(command.sku(), command.location(), difference);
        return happen(new StockCounted(command.sku(), command.location(), counted, difference, reason));
    }

    @EventSourcingHandler
    void evolve(StockCounted event) {
        streamId = "stock:" + event.sku();
        move(event.location(), event.difference());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(StartTransfer command, ProductDirectory products, LocationDirectory locations) {
        Quantity.check(command.quantity(), "quantity");
        String reason = Text.required(command.reason(), LONGEST_REASON, "reason");
        products.require(command.sku());
        locations.require(command.from());
        if (command.to().equals(command.from())) {
            throw StockRejection.sameLocation(command.to());
        }
        locations.requireOpen(command.to());
        refuseUnlessAt(command.from(), command.sku(), command.quantity(), places.free(command.from()));
        refuseToTakeWhatIsPromised(command.sku(), command.from(), -command.quantity());
        return happen(new StockTransferStarted(
                command.sku(), transfers + 1, command.from(), command.to(), command.quantity(), reason));
    }

    @EventSourcingHandler
    void evolve(StockTransferStarted event) {
        move(event.from(), -event.quantity());
        underWay.put(event.transfer(), event);
        transfers = event.transfer();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(ReceiveTransfer command) {
        StockTransferStarted sent = underWay(command.sku(), command.transfer());
        int received = Quantity.checkFromZero(command.received(), "received");
        if (received > sent.quantity()) {
            throw StockRejection.moreThanSent(sent, received);
        }
        int missing = sent.quantity() - received;
        String reason = missing == 0 ? null : Text.required(command.reason(), LONGEST_REASON, "reason");
        return happen(
                new StockTransferReceived(command.sku(), command.transfer(), sent.to(), received, missing, reason));
    }

    @EventSourcingHandler
    void evolve(StockTransferReceived event) {
        move(event.location(), event.received());
        underWay.remove(event.transfer());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(CancelTransfer command) {
        String reason = Text.required(command.reason(), LONGEST_REASON, "reason");
        StockTransferStarted sent = underWay(command.sku(), command.transfer());
        return happen(
                new StockTransferCancelled(command.sku(), command.transfer(), sent.from(), sent.quantity(), reason));
    }

    @EventSourcingHandler
    void evolve(StockTransferCancelled event) {
        move(event.location(), event.quantity());
        underWay.remove(event.transfer());
    }

    private StockTransferStarted underWay(Sku sku, int transfer) {
        StockTransferStarted sent = underWay.get(transfer);
        if (sent == null) {
            throw transfer >= 1 && transfer <= transfers
                    ? StockRejection.transferOver(sku, transfer)
                    : Rejection.notFound("transfer", transfer);
        }
        return sent;
    }

    private void move(LocationCode location, long pieces) {
        onHand += pieces;
        places.move(location, pieces);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(SetStockLevels command, ProductDirectory products) {
        int heldBack = Quantity.checkFromZero(command.safetyStock(), "safetyStock");
        Integer low = command.lowAt() == null ? null : (Integer) Quantity.checkFromZero(command.lowAt(), "lowAt");
        String reason = Text.required(command.reason(), LONGEST_REASON, "reason");
        products.require(command.sku());
        return heldBack == safetyStock && Objects.equals(low, lowAt)
                ? record()
                : happen(new StockLevelsSet(command.sku(), heldBack, low, reason));
    }

    @EventSourcingHandler
    void evolve(StockLevelsSet event) {
        streamId = "stock:" + event.sku();
        safetyStock = event.safetyStock();
        lowAt = event.lowAt();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    StockReservation decide(CheckStock command) {
        return offer(command.orderId(), command.quantity(), command.backorderable());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    StockReservation decide(ReserveStock command) {
        int before = reservations.of(command.orderId());
        int more = command.quantity() - before;
        StockReservation offer = offer(command.orderId(), command.quantity(), command.backorderable());
        if (offer.equals(StockReservation.NONE)) {
            throw StockRejection.outOfStock(command.sku(), command.quantity(), before + Math.max(0, available()));
        }
        if (more > 0) {
            int backordered = (int) Math.max(0, more - unreserved());
            happen(new StockReserved(command.sku(), command.orderId(), more, backordered, command.backorderable()));
        } else if (more < 0) {
            happen(new StockReleased(command.sku(), command.orderId(), -more));
        }
        return offer;
    }

    @EventSourcingHandler
    void evolve(StockReserved event) {
        streamId = "stock:" + event.sku();
        reservations.add(event.orderId(), event.quantity(), event.backorderable(), event.backordered() > 0);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(PrioritiseReservation command) {
        boolean news = reservations.of(command.orderId()) > 0
                && reservations.priority(command.orderId()) != command.priority();
        return news
                ? happen(new StockReservationPrioritised(command.sku(), command.orderId(), command.priority()))
                : record();
    }

    @EventSourcingHandler
    void evolve(StockReservationPrioritised event) {
        reservations.prioritise(event.orderId(), event.priority());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(ReleaseStock command) {
        int reserved = reservations.of(command.orderId());
        return reserved == 0 ? record() : happen(new StockReleased(command.sku(), command.orderId(), reserved));
    }

    @EventSourcingHandler
    void evolve(StockReleased event) {
        reservations.take(event.orderId(), event.quantity());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    StockByLocation decide(CheckLocations command) {
        Map<LocationCode, Long> free = new TreeMap<>();
        for (LocationCode location : places.locations()) {
            if (places.free(location) > 0) {
                free.put(location, places.free(location));
            }
        }
        return new StockByLocation(ready(command.orderId()), free);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    int decide(AllocateStock command) {
        int wanted = Math.min(Quantity.check(command.quantity(), "quantity"), ready(command.orderId()));
        int pieces = (int) Math.max(0, Math.min(wanted, places.free(command.location())));
        if (pieces > 0) {
            happen(new StockAllocated(command.sku(), command.location(), command.orderId(), pieces));
        }
        return pieces;
    }

    /** How many of the pieces set aside for the order have come in and lie for no shipment so far. */
    private int ready(OrderId orderId) {
        return Math.max(0, reservations.covered(orderId, onHand) - places.allocated(orderId));
    }

    @EventSourcingHandler
    void evolve(StockAllocated event) {
        places.allocate(event.location(), event.orderId(), event.quantity());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(DeallocateStock command) {
        int pieces = Math.min(
                Quantity.check(command.quantity(), "quantity"),
                places.allocated(command.location(), command.orderId()));
        return pieces == 0
                ? record()
                : happen(new StockDeallocated(command.sku(), command.location(), command.orderId(), pieces));
    }

    @EventSourcingHandler
    void evolve(StockDeallocated event) {
        places.allocate(event.location(), event.orderId(), -event.quantity());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(DispatchStock command) {
        Quantity.check(command.quantity(), "quantity");
        int reserved = reservations.of(command.orderId());
        if (command.quantity() > reserved) {
            throw StockRejection.notReserved(command.sku(), command.orderId(), command.quantity(), reserved);
        }
        int covered = reservations.covered(command.orderId(), onHand);
        if (command.quantity() > covered) {
            throw StockRejection.notOnHand(command.sku(), command.orderId(), command.quantity(), covered);
        }
        int allocated = places.allocated(command.location(), command.orderId());
        long there = places.free(command.location()) + allocated;
        refuseUnlessAt(command.location(), command.sku(), command.quantity(), there);
        return happen(new StockDispatched(
                command.sku(),
                command.location(),
                command.orderId(),
                command.quantity(),
                Math.min(allocated, command.quantity())));
    }

    private void refuseUnlessAt(LocationCode location, Sku sku, int wanted, long there) {
        if (wanted > there) {
            throw StockRejection.notAtLocation(sku, location, wanted, there, places);
        }
    }

    @EventSourcingHandler
    void evolve(StockDispatched event) {
        move(event.location(), -event.quantity());
        places.allocate(event.location(), event.orderId(), -event.allocated());
        reservations.take(event.orderId(), event.quantity());
    }

    /** What the order would have set aside if it asked for so many in all; none, when it can't have them all. */
    private StockReservation offer(OrderId orderId, int quantity, boolean backorderable) {
        if (quantity < 1) {
            Quantity.check(quantity, "quantity");
        }
        int before = reservations.of(orderId);
        if (quantity <= before) {
            int covered = Math.min(quantity, reservations.covered(orderId, onHand));
            return new StockReservation(quantity, quantity - covered);
        }
        if (quantity - before <= (backorderable ? unreserved() : available())) {
            return new StockReservation(quantity, 0);
        }
        if (!backorderable) {
            return StockReservation.NONE;
        }
        long leftByOthers = Math.max(0, onHand - (reservations.total() - before));
        return new StockReservation(quantity, (int) (quantity - leftByOthers));
    }

    /** What is on hand for nobody; the safety stock is part of it. */
    private long unreserved() {
        return Math.max(0, onHand - reservations.total());
    }

    /** How many pieces an order that can't wait may have; below zero when more are promised. */
    private long available() {
        return onHand - reservations.total() - safetyStock;
    }

    private boolean isLow() {
        return lowAt != null && available() <= lowAt;
    }

    private long happen(StockEvent event) {
        boolean before = isLow();
        long version = record(event);
        return lowAt != null && isLow() && !before ? record(new StockRanLow(event.sku(), available(), lowAt)) : version;
    }
}
