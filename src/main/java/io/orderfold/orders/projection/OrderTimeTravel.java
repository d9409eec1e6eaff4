package io.orderfold.orders.projection;

import io.orderfold.kernel.Fold;
import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.query.ExplanationFold;
import io.orderfold.orders.query.ExplanationFold.Explained;
import io.orderfold.orders.query.FieldChange;
import io.orderfold.orders.query.OrderChanges;
import io.orderfold.orders.query.OrderDifference;
import io.orderfold.orders.query.OrderExplanation;
import io.orderfold.orders.query.OrderFold;
import io.orderfold.orders.query.OrderQuery.CompareOrder;
import io.orderfold.orders.query.OrderQuery.ExplainOrder;
import io.orderfold.orders.query.OrderQuery.FindOrderAsOf;
import io.orderfold.orders.query.OrderQuery.FindOrderAtVersion;
import io.orderfold.orders.query.OrderQuery.ListOrderChanges;
import io.orderfold.orders.query.OrderQuery.Moment;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Differences differences;

    OrderTimeTravel(Log log, Differences differences) {
        this.log = log;
        this.differences = differences;
    }

    @QueryHandler
    Optional<OrderView> answer(ReadOrderFromLog query) {
        return log.newest(query.orderId().toString(), OrderEvent.class, FOLD);
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

    @QueryHandler
    Optional<OrderChanges> answer(ListOrderChanges query) {
        Map<Long, List<FieldChange>> changes = new LinkedHashMap<>();
        Fold<OrderView, OrderEvent> comparing = (before, event, happened) -> {
            OrderView after = FOLD.after(before, event, happened);
            changes.put(after.version(), differences.between(before, after));
            return after;
        };
        return log.fold(query.orderId().toString(), OrderEvent.class, comparing)
                .map(order -> new OrderChanges(changes));
    }

    @QueryHandler
    Optional<OrderDifference> answer(CompareOrder query) {
        return at(query.orderId(), query.from()).flatMap(before -> at(query.orderId(), query.to())
                .map(after -> new OrderDifference(
                        query.orderId(), before.version(), after.version(), differences.between(before, after))));
    }

    private Optional<OrderView> at(OrderId orderId, Moment moment) {
        Long version = moment.version();
        Instant asOf = moment.asOf();
        return fold(
                orderId,
                message -> version != null
                        ? message.getSequenceNumber() <= version
                        : asOf == null || !message.getTimestamp().isAfter(asOf));
    }

    private Optional<OrderView> fold(OrderId orderId, Predicate<DomainEventMessage<?>> upTo) {
        return log.fold(orderId.toString(), OrderEvent.class, FOLD, upTo);
    }
}
