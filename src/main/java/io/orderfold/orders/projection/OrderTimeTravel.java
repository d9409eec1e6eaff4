package io.orderfold.orders.projection;

import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.query.ExplanationFold;
import io.orderfold.orders.query.ExplanationFold.Explained;
import io.orderfold.orders.query.OrderExplanation;
import io.orderfold.orders.query.OrderFold;
import io.orderfold.orders.query.OrderQuery.ExplainOrder;
import io.orderfold.orders.query.OrderQuery.FindOrderAsOf;
import io.orderfold.orders.query.OrderQuery.FindOrderAtVersion;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import java.util.Optional;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers from the log itself: as it is now, and as it was. */
@Component
class OrderTimeTravel {

    private static final OrderFold FOLD = new OrderFold();

    private final Log log;

    OrderTimeTravel(Log log) {
        this.log = log;
    }

    @QueryHandler
    Optional<OrderView> answer(ReadOrderFromLog query) {
        return fold(query.orderId(), message -> true);
    }

    @QueryHandler
    Optional<OrderExplanation> answer(ExplainOrder query) {
        return log.fold(query.orderId().toString(), OrderEvent.class, new ExplanationFold())
                .map(Explained::explanation);
    }

    @QueryHandler
    Optional<OrderView> answer(FindOrderAtVersion query) {
        return fold(query.orderId(), message -> message.getSequenceNumber() <= query.version());
    }

    @QueryHandler
    Optional<OrderView> answer(FindOrderAsOf query) {
        return fold(query.orderId(), message -> !message.getTimestamp().isAfter(query.asOf()));
    }

    private Optional<OrderView> fold(OrderId orderId, Predicate<DomainEventMessage<?>> upTo) {
        return log.fold(orderId.toString(), OrderEvent.class, FOLD, upTo);
    }
}
