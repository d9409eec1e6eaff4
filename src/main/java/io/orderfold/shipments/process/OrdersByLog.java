package io.orderfold.shipments.process;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Orders as the log has them this moment, with what the running transaction has already decided. */
@Component
class OrdersByLog {

    private final QueryGateway queries;

    OrdersByLog(QueryGateway queries) {
        this.queries = queries;
    }

    /** @throws Rejection {@code order-not-found} */
    OrderView require(OrderId orderId) {
        return queries.query(new ReadOrderFromLog(orderId), ResponseTypes.optionalInstanceOf(OrderView.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("order", orderId));
    }
}
