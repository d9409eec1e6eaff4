package io.orderfold.inventory.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.orders.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Who waits for what, and since when: each order that waits is kept by its own saga, which does not see the others. */
interface ShortOrders {

    /** The order waits for these from now on, and for nothing else. */
    void waitFor(OrderId orderId, int priority, Instant placedAt, Collection<Sku> skus);

    /** The order waits on, and is served so soon. */
    void prioritise(OrderId orderId, int priority);

    /** The order waits no more. */
    void leave(OrderId orderId);

    /**
     * Orders that wait for any of what that one waits for and are served before it, because of their priority or because
     * they were placed earlier: in that order.
     */
    List<OrderId> before(OrderId orderId);
}
