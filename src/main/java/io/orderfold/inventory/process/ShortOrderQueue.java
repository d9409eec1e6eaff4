package io.orderfold.inventory.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.process.OrderStock.Outcome;
import io.orderfold.orders.OrderId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Serves orders that wait for stock by their priority, and those of the same in the order they were placed in. A later one is served before an earlier one only
 * where there is enough for the later, and not for the earlier.
 */
@Component
class ShortOrderQueue {

    private static final String TRIED = ShortOrderQueue.class.getName();

    private final OrderStock stock;
    private final ShortOrders waiting;

    ShortOrderQueue(OrderStock stock, ShortOrders waiting) {
        this.stock = stock;
        this.waiting = waiting;
    }

    /**
     * Tries to reserve what the order wants, and before that what older orders want that wait for the same. All of them
     * hear of the event that is being handled, so none is tried twice for it.
     */
    Outcome reserve(OrderId orderId) {
        Map<OrderId, Outcome> tried = triedForThisEvent();
        for (OrderId older : waiting.before(orderId)) {
            tried.computeIfAbsent(older, stock::reserve);
        }
        return tried.computeIfAbsent(orderId, stock::reserve);
    }

    void waitFor(OrderId orderId, Collection<Sku> skus) {
        OrderClaim claim = stock.claim(orderId);
        waiting.waitFor(
                orderId, claim.priority(), Optional.ofNullable(claim.placedAt()).orElseThrow(), skus);
    }

    void prioritise(OrderId orderId, int priority) {
        waiting.prioritise(orderId, priority);
    }

    void leave(OrderId orderId) {
        waiting.leave(orderId);
    }

    private static Map<OrderId, Outcome> triedForThisEvent() {
        UnitOfWork<?> event = CurrentUnitOfWork.get();
        return event.root()
                .getOrComputeResource(
                        TRIED + event.getMessage().getIdentifier(), key -> new HashMap<OrderId, Outcome>());
    }
}
