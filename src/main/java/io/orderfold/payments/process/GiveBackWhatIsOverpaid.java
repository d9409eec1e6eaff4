package io.orderfold.payments.process;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.axon.Log;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.event.OrderCompleted;
import io.orderfold.orders.event.OrderEdited;
import io.orderfold.orders.event.OrderRefundGranted;
import io.orderfold.orders.query.OrderPaymentView;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.command.PaymentCommand.LetGo;
import io.orderfold.payments.command.PaymentCommand.RefundPayment;
import io.orderfold.payments.command.PaymentCommand.VoidPayment;
import io.orderfold.payments.event.PaymentEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/**
 * What an edit or a granted refund makes an order cheaper by goes back, as far as it was paid: what is not taken yet is let go, the newest
 * payment first, and only then is something refunded. What is secured and never needed is let go when the order completes.
 */
@Component
@ProcessingGroup("payments.process")
@DisallowReplay
class GiveBackWhatIsOverpaid {

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final Log log;

    GiveBackWhatIsOverpaid(CommandGateway commands, QueryGateway queries, Log log) {
        this.commands = commands;
        this.queries = queries;
        this.log = log;
    }

    @EventHandler
    void when(OrderEdited event, DomainEventMessage<OrderEdited> message) {
        Money cheaper = event.before().minus(event.after());
        if (cheaper.isPositive()) {
            giveBack(event.orderId(), "edit-" + message.getSequenceNumber(), cheaper, event.reason());
        }
    }

    @EventHandler
    void when(OrderRefundGranted event, DomainEventMessage<OrderRefundGranted> message) {
        giveBack(event.orderId(), "refund-" + message.getSequenceNumber(), event.amount(), event.reason());
    }

    private void giveBack(OrderId orderId, String move, Money cheaper, String reason) {
        OrderView order = order(orderId);
        NewestFirst payments = newestFirst(order);
        if (payments.left().values().stream().anyMatch(left -> left.moves().contains(move))) {
            return;
        }
        Money left =
                payments.kept(order.total().currency()).minus(order.total()).min(cheaper);
        for (Map.Entry<PaymentId, MoneyLeft> payment : payments.left().entrySet()) {
            Money part = left.min(payment.getValue().capturable());
            if (part.isPositive()) {
                commands.sendAndWait(new LetGo(payment.getKey(), move, part));
                left = left.minus(part);
            }
        }
        for (Map.Entry<PaymentId, MoneyLeft> payment : payments.left().entrySet()) {
            Money part = left.min(payment.getValue().refundable());
            if (part.isPositive()) {
                commands.sendAndWait(new RefundPayment(payment.getKey(), move, part, reason));
                left = left.minus(part);
            }
        }
    }

    @EventHandler
    void when(OrderCompleted event) {
        newestFirst(order(event.orderId())).left().forEach((paymentId, left) -> {
            if (left.capturable().isPositive()) {
                commands.sendAndWait(new VoidPayment(paymentId));
            }
        });
    }

    private record NewestFirst(Map<PaymentId, MoneyLeft> left) {

        Money kept(Currency currency) {
            return Money.sum(
                    currency, left.values().stream().map(MoneyLeft::kept).toList());
        }
    }

    private NewestFirst newestFirst(OrderView order) {
        List<OrderPaymentView> known = new ArrayList<>(order.payments());
        Collections.reverse(known);
        Map<PaymentId, MoneyLeft> payments = new LinkedHashMap<>();
        for (OrderPaymentView payment : known) {
            PaymentId id = PaymentId.of(payment.paymentId());
            log.fold(id.toString(), PaymentEvent.class, MoneyLeft::after).ifPresent(left -> payments.put(id, left));
        }
        return new NewestFirst(payments);
    }

    private OrderView order(OrderId orderId) {
        return queries.query(new ReadOrderFromLog(orderId), ResponseTypes.instanceOf(OrderView.class))
                .join();
    }
}
