package io.orderfold.shipments.process;

import io.orderfold.kernel.Rejection;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.query.LineView;
import io.orderfold.orders.query.OrderQuery;
import io.orderfold.orders.query.OrderQuery.FindOrderAtVersion;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Orders as the log has them, with what the running transaction has already decided. */
@Component
class OrdersByLog {

    private final QueryGateway queries;

    OrdersByLog(QueryGateway queries) {
        this.queries = queries;
    }

    /** @throws Rejection {@code order-not-found} */
    OrderView require(OrderId orderId) {
        return ask(new ReadOrderFromLog(orderId), orderId);
    }

    /** The order as it was at a version. */
    OrderView require(OrderId orderId, long version) {
        return ask(new FindOrderAtVersion(orderId, version), orderId);
    }

    private OrderView ask(OrderQuery query, OrderId orderId) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(OrderView.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("order", orderId));
    }

    /** The pieces that have not left and are in no shipment. */
    static List<LineQuantity> free(OrderView order) {
        return order.lines().stream()
                .map(line -> new LineQuantity(line.lineId(), free(line)))
                .filter(line -> line.quantity() > 0)
                .toList();
    }

    static int free(LineView line) {
        return line.quantity() + line.returned() - line.allocated() - line.shipped();
    }
}
