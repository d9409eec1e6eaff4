package io.orderfold.orders.projection;

import io.orderfold.kernel.axon.AsOf;
import io.orderfold.orders.query.DeadlinePage;
import io.orderfold.orders.query.OrderPage;
import io.orderfold.orders.query.OrderQuery.FindOrder;
import io.orderfold.orders.query.OrderQuery.ListDeadlines;
import io.orderfold.orders.query.OrderQuery.SearchOrders;
import io.orderfold.orders.query.OrderView;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the rows. */
@Component
class OrderQueries {

    private final OrderRows rows;

    OrderQueries(OrderRows rows) {
        this.rows = rows;
    }

    @QueryHandler
    Optional<OrderView> answer(FindOrder query) {
        return rows.table().find(query.orderId().toString());
    }

    @QueryHandler
    DeadlinePage answer(ListDeadlines query) {
        return rows.deadlines(query, AsOf.now());
    }

    @QueryHandler
    OrderPage answer(SearchOrders query) {
        return rows.search(query);
    }
}
