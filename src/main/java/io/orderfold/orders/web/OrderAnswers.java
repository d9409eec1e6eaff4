package io.orderfold.orders.web;

import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.web.Reads;
import io.orderfold.kernel.web.Writes;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.command.OrderCommand;
import io.orderfold.orders.query.OrderDifference;
import io.orderfold.orders.query.OrderExplanation;
import io.orderfold.orders.query.OrderQuery;
import io.orderfold.orders.query.OrderQuery.CompareOrder;
import io.orderfold.orders.query.OrderQuery.ExplainOrder;
import io.orderfold.orders.query.OrderQuery.FindOrder;
import io.orderfold.orders.query.OrderQuery.Moment;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** What every write to an order has in common: it is sent, and its answer is the order as the log has it then. */
@Component
class OrderAnswers {

    private final Writes writes;
    private final Reads reads;
    private final QueryGateway queries;

    OrderAnswers(Writes writes, Reads reads, QueryGateway queries) {
        this.writes = writes;
        this.reads = reads;
        this.queries = queries;
    }

    OrderView after(OrderCommand command) {
        long version = writes.send(command);
        OrderView order = ask(new ReadOrderFromLog(command.orderId()))
                .orElseThrow(() -> Rejection.notFound("order", command.orderId()));
        reads.awaitWritten(version, () -> ask(new FindOrder(command.orderId())));
        return order;
    }

    Optional<OrderExplanation> explain(OrderId orderId) {
        return queries.query(new ExplainOrder(orderId), ResponseTypes.optionalInstanceOf(OrderExplanation.class))
                .join();
    }

    Optional<OrderDifference> compare(OrderId orderId, Moment from, Moment to) {
        return queries.query(
                        new CompareOrder(orderId, from, to), ResponseTypes.optionalInstanceOf(OrderDifference.class))
                .join();
    }

    Optional<OrderView> ask(OrderQuery query) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(OrderView.class))
                .join();
    }
}
