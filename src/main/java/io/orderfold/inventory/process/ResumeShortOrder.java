package io.orderfold.inventory.process;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.event.StockAdjusted;
import io.orderfold.inventory.event.StockCounted;
import io.orderfold.inventory.event.StockLevelsSet;
import io.orderfold.inventory.event.StockReceived;
import io.orderfold.inventory.event.StockReleased;
import io.orderfold.inventory.event.StockTransferCancelled;
import io.orderfold.inventory.event.StockTransferReceived;
import io.orderfold.inventory.process.OrderStock.Outcome;
import io.orderfold.orders.HoldKind;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderHeld;
import io.orderfold.orders.event.OrderPrioritySet;
import io.orderfold.orders.event.OrderReleased;
import io.orderfold.orders.event.OrderStockReserved;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Waits with an order that is held as short, and has it reserved once there is enough of everything.
 *
 * <p>It waits for what was missing at the last try: something else may have sold out meanwhile. A try that fails changes
 * nothing but that, so of several orders that wait for the same pieces the oldest gets them and the others go on waiting.
 */
@Saga
@ProcessingGroup("inventory.saga")
@DisallowReplay
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class ResumeShortOrder {

    private static final String SKU = "sku";

    @Autowired
    private transient @Nullable ShortOrderQueue queue;

    private @Nullable OrderId orderId;
    private List<Sku> waitingFor = List.of();

    @StartSaga
    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderHeld event) {
        if (event.kind() == HoldKind.SHORT) {
            orderId = event.orderId();
            waitFor(event.orderId(), event.shortOf());
            // Something may have arrived between the try that failed and this moment.
            tryAgain();
        } else if (orderId == null) {
            SagaLifecycle.end();
        }
    }

    @SagaEventHandler(associationProperty = SKU)
    void when(StockReceived event) {
        tryAgain();
    }

    @SagaEventHandler(associationProperty = SKU)
    void when(StockReleased event) {
        tryAgain();
    }

    @SagaEventHandler(associationProperty = SKU)
    void when(StockAdjusted event) {
        if (event.delta() > 0) {
            tryAgain();
        }
    }

    @SagaEventHandler(associationProperty = SKU)
    void when(StockCounted event) {
        if (event.difference() > 0) {
            tryAgain();
        }
    }

    @SagaEventHandler(associationProperty = SKU)
    void when(StockTransferReceived event) {
        if (event.received() > 0) {
            tryAgain();
        }
    }

    @SagaEventHandler(associationProperty = SKU)
    void when(StockTransferCancelled event) {
        tryAgain();
    }

    /** Fewer pieces may be held back than before. */
    @SagaEventHandler(associationProperty = SKU)
    void when(StockLevelsSet event) {
        tryAgain();
    }

    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderPrioritySet event) {
        queue().prioritise(event.orderId(), event.priority());
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderStockReserved event) {
        queue().leave(event.orderId());
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderCancelled event) {
        queue().leave(event.orderId());
    }

    @SagaEventHandler(associationProperty = "orderId")
    void when(OrderReleased event) {
        if (event.kind() == HoldKind.SHORT) {
            queue().leave(event.orderId());
            SagaLifecycle.end();
        }
    }

    private void tryAgain() {
        OrderId order = Objects.requireNonNull(orderId, "a saga must be started");
        if (queue().reserve(order) instanceof Outcome.Short shortage) {
            waitFor(order, shortage.of());
        } else {
            queue().leave(order);
            SagaLifecycle.end();
        }
    }

    private ShortOrderQueue queue() {
        return Objects.requireNonNull(queue, "a saga must be given what it works with");
    }

    private void waitFor(OrderId order, List<Sku> skus) {
        if (!Set.copyOf(skus).equals(Set.copyOf(waitingFor))) {
            queue().waitFor(order, skus);
        }
        waitingFor.stream()
                .filter(sku -> !skus.contains(sku))
                .forEach(sku -> SagaLifecycle.removeAssociationWith(SKU, sku.value()));
        skus.stream()
                .filter(sku -> !waitingFor.contains(sku))
                .forEach(sku -> SagaLifecycle.associateWith(SKU, sku.value()));
        waitingFor = List.copyOf(skus);
    }
}
