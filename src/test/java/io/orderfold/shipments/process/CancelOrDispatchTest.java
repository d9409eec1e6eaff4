package io.orderfold.shipments.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.query.OrderView;
import io.orderfold.shipments.ShipmentId;
import io.orderfold.shipments.ShipmentStatus;
import io.orderfold.shipments.ShippingTest;
import io.orderfold.shipments.command.ShipmentCommand.DispatchShipment;
import io.orderfold.shipments.command.ShipmentCommand.PackShipment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** An order called off at the very moment its shipment leaves: one of the two happens, never both. */
class CancelOrDispatchTest extends ShippingTest {

    private static final int ROUNDS = 50;

    @Test
    void onlyOneOfTheTwoHappens() throws Exception {
        List<OrderId> orders = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            orders.add(placed(1, 1));
        }
        ExecutorService pool = Executors.newFixedThreadPool(2);
        int left = 0;
        try {
            for (OrderId order : orders) {
                await(() -> !shipments(order).isEmpty());
                left += race(order, pool) ? 1 : 0;
            }
        } finally {
            pool.shutdownNow();
        }
        awaitIdle();
        for (OrderId order : orders) {
            OrderView after = order(order);
            boolean cancelled = after.status() == OrderStatus.CANCELLED;
            assertThat(shipmentOf(order).status())
                    .isEqualTo(cancelled ? ShipmentStatus.CANCELLED : ShipmentStatus.DISPATCHED);
            assertThat(after.lines()).allMatch(line -> line.shipped() == (cancelled ? 0 : 1));
        }
        assertThat(stock(cup).onHand()).isEqualTo(ROUNDS - left);
        assertThat(stock(plate).onHand()).isEqualTo(ROUNDS - left);
        assertThat(stock(cup).reserved()).isZero();
        assertNothingParked();
    }

    /** Answers whether the goods have left. */
    private boolean race(OrderId order, ExecutorService pool) throws Exception {
        ShipmentId shipment = shipmentOf(order).shipmentId();
        commands.sendAndWait(new PackShipment(shipment));
        CyclicBarrier start = new CyclicBarrier(2);
        CompletableFuture<Optional<Rejection>> cancel =
                CompletableFuture.supplyAsync(() -> at(start, new CancelOrder(order, "changed my mind")), pool);
        CompletableFuture<Optional<Rejection>> dispatch =
                CompletableFuture.supplyAsync(() -> at(start, new DispatchShipment(shipment, "DHL", null)), pool);
        Optional<Rejection> notCancelled = cancel.get();
        Optional<Rejection> notDispatched = dispatch.get();

        assertThat(notCancelled.isPresent()).isNotEqualTo(notDispatched.isPresent());
        notCancelled.ifPresent(refusal -> assertThat(refusal.code()).isEqualTo("already-shipped"));
        notDispatched.ifPresent(refusal -> assertThat(refusal.code()).isEqualTo("wrong-state"));
        return notDispatched.isEmpty();
    }

    private Optional<Rejection> at(CyclicBarrier start, Object command) {
        try {
            start.await();
            commands.sendAndWait(command);
            return Optional.empty();
        } catch (Rejection refusal) {
            return Optional.of(refusal);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
