package io.orderfold.inventory.command;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.orderfold.catalogue.ProductDirectory;
import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.Adjustment;
import io.orderfold.inventory.command.StockCommand.AdjustStock;
import io.orderfold.inventory.command.StockCommand.CheckStock;
import io.orderfold.inventory.command.StockCommand.CountStock;
import io.orderfold.inventory.command.StockCommand.DispatchStock;
import io.orderfold.inventory.command.StockCommand.PrioritiseReservation;
import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.inventory.command.StockCommand.ReleaseStock;
import io.orderfold.inventory.command.StockCommand.ReserveStock;
import io.orderfold.inventory.command.StockCommand.SetStockLevels;
import io.orderfold.inventory.command.StockCommand.StockReservation;
import io.orderfold.inventory.command.StockCommand.WriteOffStock;
import io.orderfold.inventory.event.StockAdjusted;
import io.orderfold.inventory.event.StockCounted;
import io.orderfold.inventory.event.StockDispatched;
import io.orderfold.inventory.event.StockEvent;
import io.orderfold.inventory.event.StockLevelsSet;
import io.orderfold.inventory.event.StockRanLow;
import io.orderfold.inventory.event.StockReceived;
import io.orderfold.inventory.event.StockReleased;
import io.orderfold.inventory.event.StockReservationPrioritised;
import io.orderfold.inventory.event.StockReserved;
import io.orderfold.kernel.Quantity;
import io.orderfold.kernel.Text;
import io.orderfold.kernel.axon.AggregatesAtHand;
import io.orderfold.kernel.axon.VersionedAggregate;
import io.orderfold.orders.OrderId;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of one product: how many are on hand, and for whom some are set aside. One that never had any is there all
 * the same, with none.
 */
@Aggregate(cache = AggregatesAtHand.NAME)
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class StockItem extends VersionedAggregate {

    private static final int LONGEST_REASON = 500;

    @AggregateIdentifier
    private @Nullable String streamId;

    private long onHand;
    private int safetyStock;
    private @Nullable Integer lowAt;
    private Reservations reservations = new Reservations();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(ReceiveStock command, ProductDirectory products) {
        Quantity.check(command.quantity(), "quantity");
        String reason = Text.required(command.reason(), LONGEST_REASON, "reason");
        products.require(command.sku());
        return happen(new StockReceived(command.sku(), command.quantity(), reason));
    }

    @EventSourcingHandler
    void evolve(StockReceived event) {
        streamId = "stock:" + event.sku();
        onHand += event.quantity();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(AdjustStock command, ProductDirectory products) {
        int delta = Adjustment.check(command.delta(), "delta");
        String reason = Text.required(command.reason(), LONGEST_REASON, "reason");
        products.require(command.sku());
        if (onHand + delta < 0) {
            throw StockRejection.belowZero(command.sku(), onHand, delta);
        }
        refuseToTakeReserved(command.sku(), delta);
        return happen(new StockAdjusted(command.sku(), delta, reason));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(WriteOffStock command) {
        String reason = Text.required(command.reason(), LONGEST_REASON, "reason");
        long most = Math.max(0, onHand - reservations.firm());
        int pieces = (int) Math.min(most, Quantity.check(command.quantity(), "quantity"));
        return pieces == 0 ? record() : happen(new StockAdjusted(command.sku(), -pieces, reason));
    }

    private void refuseToTakeReserved(Sku sku, long delta) {
        if (delta < 0 && onHand + delta < reservations.firm()) {
            throw StockRejection.belowReserved(sku, onHand, reservations.firm(), delta);
        }
    }

    @EventSourcingHandler
    void evolve(StockAdjusted event) {
        streamId = "stock:" + event.sku();
        onHand += event.delta();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    long decide(CountStock command, ProductDirectory products) {
        int counted = Quantity.checkFromZero(command.counted(), "counted");
        String reason = Text.required(command.reason(), LONGEST_REASON, "reason");
        products.require(command.sku());
        long difference = counted - onHand;
        refuseToTakeReserved(command.sku(), difference);
        return happen(new StockCounted(command.sku(), counted, difference, reason));
    }

    @EventSourcingHandler
    void evolve(StockCounted event) {
        streamId = "stock:" + event.sku();
        onHand = event.counted();
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
        return happen(new StockDispatched(command.sku(), command.orderId(), command.quantity()));
    }

    @EventSourcingHandler
    void evolve(StockDispatched event) {
        onHand -= event.quantity();
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
