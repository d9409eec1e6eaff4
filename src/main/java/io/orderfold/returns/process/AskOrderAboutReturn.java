package io.orderfold.returns.process;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LineQuantity;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.ReturnTerms;
import io.orderfold.orders.command.OrderCommand;
import io.orderfold.orders.command.OrderCommand.AllowReturn;
import io.orderfold.orders.command.OrderCommand.DismissReturn;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.TagOrder;
import io.orderfold.orders.command.OrderCommand.TakeBackLines;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.query.LineView;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import io.orderfold.returns.ReturnId;
import io.orderfold.returns.ReturnLine;
import io.orderfold.returns.WantedBack;
import io.orderfold.returns.WantedInstead;
import io.orderfold.returns.command.OrderOfReturn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Sends the order commands nested in the return's own: same thread, same transaction. */
@Component
class AskOrderAboutReturn implements OrderOfReturn {

    private static final OrderTag EXCHANGE = new OrderTag("exchange");

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final Log log;
    private final ReturnTerms terms;

    AskOrderAboutReturn(CommandGateway commands, QueryGateway queries, Log log, ReturnTerms terms) {
        this.commands = commands;
        this.queries = queries;
        this.log = log;
        this.terms = terms;
    }

    @Override
    public List<ReturnLine> allow(OrderId orderId, ReturnId returnId, List<WantedBack> lines) {
        send(new AllowReturn(
                orderId,
                returnId.ref(),
                lines.stream()
                        .map(line -> new LineQuantity(line.lineId(), line.quantity()))
                        .toList()));
        Map<LineId, LineView> ordered =
                order(orderId).lines().stream().collect(Collectors.toMap(LineView::lineId, Function.identity()));
        return lines.stream()
                .map(wanted -> {
                    LineView line = Objects.requireNonNull(ordered.get(wanted.lineId()), "the order allowed it");
                    return new ReturnLine(
                            line.lineId(),
                            line.sku(),
                            line.name(),
                            wanted.quantity(),
                            line.unitPrice(),
                            wanted.reason());
                })
                .toList();
    }

    @Override
    public boolean isInTime(OrderId orderId) {
        return log.fold(orderId.toString(), OrderEvent.class, ReturnWindow::after)
                .orElseThrow(() -> Rejection.notFound("order", orderId))
                .isOpen(terms, GenericEventMessage.clock.instant());
    }

    @Override
    public void dismiss(OrderId orderId, ReturnId returnId) {
        send(new DismissReturn(orderId, returnId.ref()));
    }

    @Override
    public Money takeBack(OrderId orderId, ReturnId returnId, int receipt, List<LineQuantity> lines) {
        Money before = order(orderId).total();
        send(new TakeBackLines(orderId, returnId.ref(), returnId + ":" + receipt, lines));
        return before.minus(order(orderId).total());
    }

    @Override
    public Money placeInstead(OrderId orderId, OrderId exchangeOrder, List<WantedInstead> lines) {
        OrderView old = order(orderId);
        send(new DraftOrder(
                exchangeOrder,
                old.customerId(),
                old.total().currency(),
                lines.stream()
                        .map(line -> new RequestedLine(line.sku(), line.quantity(), null))
                        .toList(),
                old.shippingAddress()));
        send(new TagOrder(exchangeOrder, EXCHANGE));
        send(new PlaceOrder(exchangeOrder));
        return order(exchangeOrder).total();
    }

    private OrderView order(OrderId orderId) {
        return queries.query(new ReadOrderFromLog(orderId), ResponseTypes.optionalInstanceOf(OrderView.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("order", orderId));
    }

    /** That there is no such order is the caller's mistake; else it would look like the return that is missing. */
    private void send(OrderCommand command) {
        try {
            commands.sendAndWait(command);
        } catch (AggregateNotFoundException e) {
            throw Rejection.notFound("order", command.orderId());
        }
    }
}
