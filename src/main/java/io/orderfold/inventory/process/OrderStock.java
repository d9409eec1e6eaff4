package io.orderfold.inventory.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.command.StockCommand.CheckStock;
import io.orderfold.inventory.command.StockCommand.PrioritiseReservation;
import io.orderfold.inventory.command.StockCommand.ReleaseStock;
import io.orderfold.inventory.command.StockCommand.ReserveStock;
import io.orderfold.inventory.command.StockCommand.StockReservation;
import io.orderfold.inventory.command.StockCommand.WriteOffStock;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.command.OrderCommand;
import io.orderfold.orders.command.OrderCommand.RecordDraftReserved;
import io.orderfold.orders.command.OrderCommand.RecordStockReleased;
import io.orderfold.orders.command.OrderCommand.RecordStockReserved;
import io.orderfold.orders.event.OrderEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Reserves an order's lines together, or none of them.
 *
 * <p>First every stock item is asked, then the order, and only when all agree is anything reserved: a try that fails
 * leaves no event behind, so that orders that wait for stock can't wake one another up for ever. Asking holds each item
 * until the transaction ends, and since a batch of orders holds many, one batch at a time is at work on a node: two would
 * soon wait for what the other holds. On another node the store notices that an item has moved, and the whole is done again.
 */
@Component
class OrderStock {

    /** How an attempt ended. */
    sealed interface Outcome {

        /** Every line is reserved, and the order knows. */
        record Reserved() implements Outcome {}

        /** Of these there is too little; nothing is reserved. */
        record Short(List<Sku> of) implements Outcome {}

        /** The order has no use for stock any more, having been called off meanwhile; nothing is reserved. */
        record NotWanted() implements Outcome {}
    }

    private record Demand(int quantity, boolean backorderable) {

        Demand plus(OrderLine line) {
            return new Demand(Math.addExact(quantity, line.quantity()), backorderable && line.backorderable());
        }
    }

    private static final String TURN = OrderStock.class.getName();

    private final ReentrantLock oneBatchAtATime = new ReentrantLock(true);
    private final CommandGateway commands;
    private final Function<OrderId, OrderClaim> claims;

    @Autowired
    OrderStock(CommandGateway commands, Log log) {
        this(commands, orderId -> log.fold(orderId.toString(), OrderEvent.class, OrderClaim::after)
                .orElseThrow(() -> new IllegalStateException("There are no events of the order " + orderId)));
    }

    OrderStock(CommandGateway commands, Function<OrderId, OrderClaim> claims) {
        this.commands = commands;
        this.claims = claims;
    }

    OrderClaim claim(OrderId orderId) {
        return claims.apply(orderId);
    }

    /**
     * Tries to reserve what the order wants by now. Whoever asks may be late: what has been reserved already is not
     * reserved again, for it may have been shipped.
     */
    Outcome reserve(OrderId orderId) {
        takeTurn();
        OrderClaim claim = claims.apply(orderId);
        while (true) {
            Outcome outcome = reserve(orderId, claim);
            OrderClaim now = claims.apply(orderId);
            if (!(outcome instanceof Outcome.NotWanted) || now.changes() == claim.changes()) {
                if (now.priority() != 0) {
                    prioritise(orderId);
                }
                return outcome;
            }
            claim = now;
        }
    }

    private Outcome reserve(OrderId orderId, OrderClaim claim) {
        return switch (claim.state()) {
            case WANTED -> reserve(orderId, claim.lines(), claim.changes());
            case RESERVED -> new Outcome.Reserved();
            case DRAFT, NONE -> new Outcome.NotWanted();
        };
    }

    /** Reserves the lines of an order for which nothing has been tried before; nothing, if it was edited since. */
    Outcome reserve(OrderId orderId, List<OrderLine> lines) {
        takeTurn();
        return reserve(orderId, lines, 0);
    }

    /** Reserves the lines of a draft, as it requested last. */
    Outcome reserveDraft(OrderId orderId, int request, List<OrderLine> lines) {
        takeTurn();
        return claims.apply(orderId).state() == OrderClaim.State.DRAFT
                ? reserve(orderId, lines, offers -> new RecordDraftReserved(orderId, request))
                : new Outcome.NotWanted();
    }

    /** Gives back what is reserved for a draft, unless it has been placed or requested anew since. */
    void giveBackDraft(OrderId orderId) {
        takeTurn();
        OrderClaim claim = claims.apply(orderId);
        if (claim.state() == OrderClaim.State.NONE) {
            release(orderId, claim.lines());
        }
    }

    private Outcome reserve(OrderId orderId, List<OrderLine> lines, int changes) {
        return reserve(orderId, lines, offers -> new RecordStockReserved(orderId, backordered(lines, offers), changes));
    }

    private Outcome reserve(
            OrderId orderId, List<OrderLine> lines, Function<SortedMap<Sku, StockReservation>, OrderCommand> agreed) {
        SortedMap<Sku, Demand> demands = demands(lines);
        SortedMap<Sku, StockReservation> offers = new TreeMap<>();
        demands.forEach((sku, demand) -> offers.put(sku, check(orderId, sku, demand)));
        List<Sku> shortOf = offers.entrySet().stream()
                .filter(offer -> offer.getValue().equals(StockReservation.NONE))
                .map(SortedMap.Entry::getKey)
                .toList();
        if (!shortOf.isEmpty()) {
            return new Outcome.Short(shortOf);
        }
        try {
            commands.sendAndWait(agreed.apply(offers));
        } catch (Rejection refused) {
            if (refused.kind() == Rejection.Kind.UNAVAILABLE) {
                throw refused;
            }
            return new Outcome.NotWanted();
        }
        demands.forEach((sku, demand) ->
                commands.sendAndWait(new ReserveStock(sku, orderId, demand.quantity(), demand.backorderable())));
        return new Outcome.Reserved();
    }

    /** Has what is reserved for the order come before what others of a lower priority wait for. */
    void prioritise(OrderId orderId) {
        takeTurn();
        OrderClaim claim = claims.apply(orderId);
        if (claim.state() != OrderClaim.State.NONE) {
            claim.lines().stream()
                    .map(OrderLine::sku)
                    .distinct()
                    .sorted()
                    .forEach(sku -> commands.sendAndWait(new PrioritiseReservation(sku, orderId, claim.priority())));
        }
    }

    /** Gives back what is reserved for the order, if the order agrees to lose it: it may want it again by now. */
    void giveBack(OrderId orderId) {
        takeTurn();
        commands.sendAndWait(new RecordStockReleased(orderId));
        OrderClaim claim = claims.apply(orderId);
        if (claim.state() == OrderClaim.State.NONE) {
            release(orderId, claim.lines());
        }
    }

    /** Gives back what is reserved of these products, unless the order wants them again by now. */
    void forget(OrderId orderId, Collection<Sku> skus) {
        takeTurn();
        OrderClaim claim = claims.apply(orderId);
        List<Sku> wanted = claim.state() == OrderClaim.State.NONE
                ? List.of()
                : claim.lines().stream().map(OrderLine::sku).toList();
        skus.stream()
                .filter(sku -> !wanted.contains(sku))
                .sorted()
                .forEach(sku -> commands.sendAndWait(new ReleaseStock(sku, orderId)));
    }

    /** Takes pieces that were given back out of what is on hand. */
    void writeOff(Collection<OrderLine> lines, String reason) {
        takeTurn();
        demands(List.copyOf(lines))
                .forEach((sku, demand) -> commands.sendAndWait(new WriteOffStock(sku, demand.quantity(), reason)));
    }

    void release(OrderId orderId, Collection<OrderLine> lines) {
        takeTurn();
        lines.stream()
                .map(OrderLine::sku)
                .distinct()
                .sorted()
                .forEach(sku -> commands.sendAndWait(new ReleaseStock(sku, orderId)));
    }

    /** Waits for the batch that is at work, and keeps others waiting until this one has been committed. */
    private void takeTurn() {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        batch.getOrComputeResource(TURN, turn -> {
            oneBatchAtATime.lock();
            batch.onCleanup(over -> oneBatchAtATime.unlock());
            return turn;
        });
    }

    private StockReservation check(OrderId orderId, Sku sku, Demand demand) {
        StockReservation offer =
                commands.sendAndWait(new CheckStock(sku, orderId, demand.quantity(), demand.backorderable()));
        return Objects.requireNonNull(offer, "a stock item must answer");
    }

    /** Lines of the same sku add up; they can wait only if each of them can. */
    private static SortedMap<Sku, Demand> demands(List<OrderLine> lines) {
        SortedMap<Sku, Demand> demands = new TreeMap<>();
        for (OrderLine line : lines) {
            demands.compute(
                    line.sku(),
                    (sku, sum) -> sum == null ? new Demand(line.quantity(), line.backorderable()) : sum.plus(line));
        }
        return demands;
    }

    /** What is on hand goes to a sku's first lines; its last ones wait. */
    private static List<LineQuantity> backordered(List<OrderLine> lines, SortedMap<Sku, StockReservation> offers) {
        SortedMap<Sku, Integer> waiting = new TreeMap<>();
        offers.forEach((sku, offer) -> waiting.put(sku, offer.backordered()));
        List<LineQuantity> backordered = new ArrayList<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            OrderLine line = lines.get(i);
            int pieces = Math.min(line.quantity(), waiting.getOrDefault(line.sku(), 0));
            if (pieces > 0) {
                backordered.add(0, new LineQuantity(line.lineId(), pieces));
                waiting.merge(line.sku(), -pieces, Integer::sum);
            }
        }
        return List.copyOf(backordered);
    }
}
