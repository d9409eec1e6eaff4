package io.orderfold.inventory.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.orders.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Who waits for what, and since when: each order that waits is kept by its own saga, which does not see the others. */
interface ShortOrders {

    /** The order waits for these from now on, and for nothing else. */
    void waitFor(OrderId orderId, Instant placedAt, Collection<Sku> skus);

    /** The order waits no more. */
    void leave(OrderId orderId);

    /** Orders placed before that one which wait for any of what it waits for, the oldest first. */
    List<OrderId> before(OrderId orderId);
}
