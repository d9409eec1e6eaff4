package io.orderfold.inventory.command;

import static io.orderfold.inventory.LocationCode.MAIN;
import static io.orderfold.inventory.StockFixture.NORTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.catalogue.ProductDirectory;
import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.LocationDirectory;
import io.orderfold.inventory.StockFixture;
import io.orderfold.inventory.command.StockCommand.AdjustStock;
import io.orderfold.inventory.command.StockCommand.AllocateStock;
import io.orderfold.inventory.command.StockCommand.CancelTransfer;
import io.orderfold.inventory.command.StockCommand.CheckLocations;
import io.orderfold.inventory.command.StockCommand.CheckStock;
import io.orderfold.inventory.command.StockCommand.CountStock;
import io.orderfold.inventory.command.StockCommand.DeallocateStock;
import io.orderfold.inventory.command.StockCommand.DispatchStock;
import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.inventory.command.StockCommand.ReceiveTransfer;
import io.orderfold.inventory.command.StockCommand.ReleaseStock;
import io.orderfold.inventory.command.StockCommand.ReserveStock;
import io.orderfold.inventory.command.StockCommand.SetStockLevels;
import io.orderfold.inventory.command.StockCommand.StartTransfer;
import io.orderfold.inventory.command.StockCommand.StockByLocation;
import io.orderfold.inventory.command.StockCommand.StockReservation;
import io.orderfold.inventory.event.StockAdjusted;
import io.orderfold.inventory.event.StockAllocated;
import io.orderfold.inventory.event.StockCounted;
import io.orderfold.inventory.event.StockDeallocated;
import io.orderfold.inventory.event.StockDispatched;
import io.orderfold.inventory.event.StockEvent;
import io.orderfold.inventory.event.StockRanLow;
import io.orderfold.inventory.event.StockReceived;
import io.orderfold.inventory.event.StockReleased;
import io.orderfold.inventory.event.StockReserved;
import io.orderfold.inventory.event.StockTransferReceived;
import io.orderfold.inventory.query.StockAtLocation;
import io.orderfold.inventory.query.StockFold;
import io.orderfold.inventory.query.StockView;
import io.orderfold.kernel.Actor;
import io.orderfold.kernel.Happened;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.WithAndWithoutSnapshots;
import io.orderfold.orders.OrderId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever is asked of a stock item, in whatever order: its numbers stay true. */
class StockItemInvariantsTest {

    private enum Kind {
        RECEIVE,
        ADJUST,
        COUNT,
        LEVELS,
        RESERVE,
        RELEASE,
        ALLOCATE,
        DEALLOCATE,
        DISPATCH,
        TRANSFER,
        ARRIVE,
        COME_BACK
    }

    /** One thing asked; {@code order} is one of a few, so that they get in each other's way. */
    record Step(Kind kind, int order, int quantity) {}

    private static WithAndWithoutSnapshots items;
    private static int asked;

    @BeforeContainer
    static void start() {
        items = new WithAndWithoutSnapshots(
                StockItem.class, axon -> axon.registerComponent(ProductDirectory.class, configuration -> sku -> {})
                        .registerComponent(LocationDirectory.class, configuration -> StockFixture.locations()));
    }

    @AfterContainer
    static void stop() {
        assertThat(items.snapshotsRead()).as("snapshots read").isPositive();
        items.close();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(-3, 12))
                .as(Step::new)
                .list()
                .ofMaxSize(80);
    }

    @Property(tries = 300)
    void neverPromisesMoreThanThereIsToOrdersThatCannotWait(@ForAll("steps") List<Step> steps) {
        run(steps, List.of(false, false, false, false));
    }

    @Property(tries = 300)
    void keepsItsNumbersTrueWhenOrdersCanWait(@ForAll("steps") List<Step> steps) {
        run(steps, List.of(true, true, true, true));
    }

    @Property(tries = 300)
    void keepsWhatItPromisedToOrdersThatCannotWaitAmongOthersThatCan(@ForAll("steps") List<Step> steps) {
        run(steps, List.of(false, false, true, true));
    }

    /** @param canWait whether each of the orders can */
    private static void run(List<Step> steps, List<Boolean> canWait) {
        Sku sku = new Sku(UUID.randomUUID().toString());
        List<OrderId> orders = List.of(OrderId.random(), OrderId.random(), OrderId.random(), OrderId.random());
        for (Step step : steps) {
            StockView before = view(sku);
            boolean done = ask(sku, orders.get(step.order()), step, canWait.get(step.order()));
            StockView after = view(sku);
            if (!done) {
                assertThat(after).as("a refusal changes nothing").isEqualTo(before);
            }
            assertThat(after.onHand()).as("on hand").isNotNegative();
            assertThat(after.available()).isEqualTo(after.onHand() - after.reserved() - after.safetyStock());
            assertPlaces(sku, after);
            if (step.kind() == Kind.RESERVE && after.reserved() > before.reserved() && !canWait.get(step.order())) {
                assertThat(after.available()).as("the safety stock is left").isNotNegative();
            }
            assertThat(lows(sku)).as("told that it ran low, each time").isEqualTo(lowsReckoned(sku));
            if (!canWait.contains(true)) {
                assertThat(after.reserved()).as("reserved").isLessThanOrEqualTo(after.onHand());
            }
            Map<OrderId, Integer> reservations = reservations(sku);
            assertThat(reservations.values()).as("reservations").allMatch(quantity -> quantity >= 0);
            assertThat(reservations.values().stream()
                            .mapToLong(Integer::intValue)
                            .sum())
                    .as("sum of reservations")
                    .isEqualTo(after.reserved());
            assertCovered(sku, reservations, after, order -> canWait.get(orders.indexOf(order)));
        }
    }

    private static boolean ask(Sku sku, OrderId order, Step step, boolean backorderable) {
        try {
            switch (step.kind()) {
                case RECEIVE -> send(new ReceiveStock(sku, at(step), step.quantity(), "delivery"));
                case ADJUST -> send(new AdjustStock(sku, at(step), step.quantity() % 4, "count"));
                case COUNT -> send(new CountStock(sku, at(step), step.quantity(), "stock-taking"));
                case LEVELS -> send(new SetStockLevels(sku, step.quantity() / 3, lowAt(step), "sells fast"));
                case RESERVE -> reserve(sku, order, step.quantity(), backorderable);
                case RELEASE -> send(new ReleaseStock(sku, order));
                case ALLOCATE -> allocate(sku, at(step), order, step.quantity());
                case DEALLOCATE -> send(new DeallocateStock(sku, at(step), order, step.quantity()));
                case DISPATCH -> send(new DispatchStock(sku, at(step), order, step.quantity()));
                case TRANSFER ->
                    send(new StartTransfer(
                            sku, at(step), at(step).equals(MAIN) ? NORTH : MAIN, step.quantity(), "empty shelves"));
                case ARRIVE -> send(new ReceiveTransfer(sku, step.order() + 1, step.quantity(), "one was lost"));
                case COME_BACK -> send(new CancelTransfer(sku, step.order() + 1, "the van broke down"));
            }
            return true;
        } catch (Rejection refused) {
            return false;
        }
    }

    private static LocationCode at(Step step) {
        return step.order() % 2 == 0 ? MAIN : NORTH;
    }

    private static void allocate(Sku sku, LocationCode location, OrderId order, int quantity) {
        StockByLocation offer = send(new CheckLocations(sku, order));
        long given = StockItemInvariantsTest.<Integer>send(new AllocateStock(sku, location, order, quantity));
        assertThat(given)
                .isEqualTo(
                        Math.min(Math.min(quantity, offer.ready()), offer.free().getOrDefault(location, 0L)));
    }

    /** Every piece that ever came in is somewhere, or went on record; none lies for two. */
    private static void assertPlaces(Sku sku, StockView stock) {
        long came = 0;
        Map<LocationCode, Long> allocated = new HashMap<>();
        for (StockEvent event : events(sku)) {
            if (event instanceof StockReceived received) {
                came += received.quantity();
            } else if (event instanceof StockAdjusted adjusted) {
                came += adjusted.delta();
            } else if (event instanceof StockCounted counted) {
                came += counted.difference();
            } else if (event instanceof StockDispatched dispatched) {
                came -= dispatched.quantity();
                allocated.merge(dispatched.location(), (long) -dispatched.allocated(), Long::sum);
            } else if (event instanceof StockTransferReceived arrived) {
                came -= arrived.missing();
            } else if (event instanceof StockAllocated more) {
                allocated.merge(more.location(), (long) more.quantity(), Long::sum);
            } else if (event instanceof StockDeallocated fewer) {
                allocated.merge(fewer.location(), (long) -fewer.quantity(), Long::sum);
            }
        }
        assertThat(stock.onHand() + stock.inTransit()).as("pieces in all").isEqualTo(came);
        assertThat(stock.locations().stream().mapToLong(StockAtLocation::onHand).sum())
                .as("pieces at locations")
                .isEqualTo(stock.onHand());
        for (StockAtLocation at : stock.locations()) {
            assertThat(at.allocated())
                    .as("allocated at %s", at.location())
                    .isEqualTo(allocated.getOrDefault(at.location(), 0L))
                    .isBetween(0L, at.onHand());
        }
    }

    /** What was offered beforehand is what is given. */
    private static void reserve(Sku sku, OrderId order, int quantity, boolean backorderable) {
        StockReservation offer = send(new CheckStock(sku, order, quantity, backorderable));
        try {
            StockReservation given = send(new ReserveStock(sku, order, quantity, backorderable));
            assertThat(given).isEqualTo(offer);
            assertThat(StockItemInvariantsTest.<StockReservation>send(
                            new ReserveStock(sku, order, quantity, backorderable)))
                    .as("asked again")
                    .isEqualTo(given);
        } catch (Rejection refused) {
            assertThat(refused.code()).isEqualTo("out-of-stock");
            assertThat(offer).isEqualTo(StockReservation.NONE);
            throw refused;
        }
    }

    /** The pieces that may leave now add up to those on hand, or to all that are reserved: none is promised to two. */
    private static void assertCovered(
            Sku sku, Map<OrderId, Integer> reservations, StockView stock, Predicate<OrderId> canWait) {
        long covered = 0;
        for (Map.Entry<OrderId, Integer> reservation : reservations.entrySet()) {
            if (reservation.getValue() > 0) {
                boolean waits = canWait.test(reservation.getKey());
                StockReservation held = send(new CheckStock(sku, reservation.getKey(), reservation.getValue(), waits));
                assertThat(held.backordered() == 0 || waits)
                        .as("on hand for who can't wait")
                        .isTrue();
                covered += held.reserved() - held.backordered();
            }
        }
        assertThat(covered).as("pieces that may leave").isEqualTo(Math.min(stock.onHand(), stock.reserved()));
    }

    private static @Nullable Integer lowAt(Step step) {
        return step.order() == 0 ? null : (Integer) step.order();
    }

    private static StockView view(Sku sku) {
        StockView view = StockView.none(sku);
        for (StockEvent event : events(sku)) {
            view = after(view, event);
        }
        return view;
    }

    private static StockView after(StockView view, StockEvent event) {
        return new StockFold().after(view, event, new Happened(view.version() + 1, Instant.EPOCH, Actor.SYSTEM, null));
    }

    private static long lows(Sku sku) {
        return events(sku).stream().filter(StockRanLow.class::isInstance).count();
    }

    /** How often what the view calls low became so. */
    private static long lowsReckoned(Sku sku) {
        StockView view = StockView.none(sku);
        long times = 0;
        for (StockEvent event : events(sku)) {
            StockView after = after(view, event);
            times += after.low() && !view.low() ? 1 : 0;
            view = after;
        }
        return times;
    }

    private static Map<OrderId, Integer> reservations(Sku sku) {
        Map<OrderId, Integer> reservations = new HashMap<>();
        for (StockEvent event : events(sku)) {
            if (event instanceof StockReserved reserved) {
                reservations.merge(reserved.orderId(), reserved.quantity(), Integer::sum);
            } else if (event instanceof StockReleased released) {
                reservations.merge(released.orderId(), -released.quantity(), Integer::sum);
            } else if (event instanceof StockDispatched dispatched) {
                reservations.merge(dispatched.orderId(), -dispatched.quantity(), Integer::sum);
            }
        }
        return reservations;
    }

    private static List<StockEvent> events(Sku sku) {
        return items.events("stock:" + sku).stream().map(StockEvent.class::cast).toList();
    }

    /** Each twice, and one of them from a snapshot, mostly: it makes no difference. */
    private static <R> R send(StockCommand command) {
        String stream = "stock:" + command.sku();
        if (asked++ % 3 != 0 && !items.events(stream).isEmpty()) {
            items.takeSnapshot(stream);
        }
        return items.send(stream, command);
    }
}
