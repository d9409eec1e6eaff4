package io.orderfold.returns.process;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.axon.Log;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderTag;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.ReturnTerms;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.command.OrderCommand.ReplaceLines;
import io.orderfold.orders.command.OrderCommand.TagOrder;
import io.orderfold.orders.event.OrderEvent;
import io.orderfold.orders.query.LineView;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import io.orderfold.returns.command.ClaimCommand.ReplaceGoods;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/**
 * Replaces goods that were not as they should be: one transaction over the order that had them and the one that brings
 * them once more. A version that its sender has read is that of the first.
 */
@Component
class ReplaceClaimedGoods {

    private static final OrderTag REPLACEMENT = new OrderTag("replacement");

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final Log log;
    private final ReturnTerms terms;

    ReplaceClaimedGoods(CommandGateway commands, QueryGateway queries, Log log, ReturnTerms terms) {
        this.commands = commands;
        this.queries = queries;
        this.log = log;
        this.terms = terms;
    }

    @CommandHandler
    long handle(ReplaceGoods command, CommandMessage<?> message) {
        OrderView order = order(command.orderId());
        boolean known = order.replacements().stream()
                .anyMatch(replacement -> replacement.orderId().equals(command.replacement()));
        if (!command.late() && !known && !isInTime(command.orderId())) {
            throw Rejection.conflict(
                    "return-window-over",
                    "The time to complain of this order's goods is over; a manager may allow it.");
        }
        long version = Objects.requireNonNull(commands.<Long>sendAndWait(new GenericCommandMessage<>(
                new ReplaceLines(command.orderId(), command.replacement(), command.lines(), command.reason()),
                message.getMetaData().subset(Metadata.EXPECTED_VERSION, Metadata.MERGE))));
        if (!known) {
            send(command, order);
        }
        return version;
    }

    private void send(ReplaceGoods command, OrderView order) {
        Map<LineId, LineView> lines =
                order.lines().stream().collect(Collectors.toMap(LineView::lineId, Function.identity()));
        Money nothing = Money.zero(order.total().currency());
        commands.sendAndWait(new DraftOrder(
                command.replacement(),
                order.customerId(),
                order.total().currency(),
                command.lines().stream()
                        .map(pieces -> new RequestedLine(
                                Optional.ofNullable(lines.get(pieces.lineId()))
                                        .orElseThrow()
                                        .sku(),
                                pieces.quantity(),
                                nothing))
                        .toList(),
                order.shippingAddress()));
        commands.sendAndWait(new TagOrder(command.replacement(), REPLACEMENT));
        commands.sendAndWait(new PlaceOrder(command.replacement()));
    }

    private boolean isInTime(OrderId orderId) {
        return log.fold(orderId.toString(), OrderEvent.class, ReturnWindow::after)
                .map(window -> window.isOpen(terms, GenericEventMessage.clock.instant()))
                .orElse(true);
    }

    private OrderView order(OrderId orderId) {
        return queries.query(new ReadOrderFromLog(orderId), ResponseTypes.optionalInstanceOf(OrderView.class))
                .join()
                .orElseThrow(() -> Rejection.notFound("order", orderId));
    }
}
