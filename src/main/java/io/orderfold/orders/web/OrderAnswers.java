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
import io.orderfold.orders.query.OrderQuery.FindOrderAsOf;
import io.orderfold.orders.query.OrderQuery.FindOrderAtVersion;
import io.orderfold.orders.query.OrderQuery.Moment;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
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

    /**
     * The order as it was at a version or an instant; as the log has it now, where neither is given.
     *
     * @param field what the version was given as
     */
    OrderView at(OrderId orderId, @Nullable Long version, @Nullable Instant asOf, String field) {
        if (version != null) {
            OrderView then = ask(new FindOrderAtVersion(orderId, version)).orElse(null);
            if (then == null || then.version() != version) {
                throw Rejection.notWritten(field, "order", now(orderId).version());
            }
            return then;
        }
        if (asOf != null) {
            return ask(new FindOrderAsOf(orderId, asOf))
                    .orElseThrow(() -> Rejection.notYet("order", orderId, first(orderId)));
        }
        return now(orderId);
    }

    private OrderView now(OrderId orderId) {
        return ask(new ReadOrderFromLog(orderId)).orElseThrow(() -> Rejection.notFound("order", orderId));
    }

    /** When it was drafted, or recorded. */
    private Instant first(OrderId orderId) {
        return ask(new FindOrderAtVersion(orderId, 0))
                .map(OrderView::updatedAt)
                .orElseThrow(() -> Rejection.notFound("order", orderId));
    }

    Optional<OrderView> ask(OrderQuery query) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(OrderView.class))
                .join();
    }
}
