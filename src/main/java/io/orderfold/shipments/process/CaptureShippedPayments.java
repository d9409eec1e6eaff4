package io.orderfold.shipments.process;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.NameBasedId;
import io.orderfold.orders.event.OrderLinesShipped;
import io.orderfold.orders.query.OrderPaymentView;
import io.orderfold.orders.query.OrderView;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.command.PaymentCommand.CapturePayment;
import io.orderfold.payments.query.PaymentQuery.ReadPaymentFromLog;
import io.orderfold.payments.query.PaymentView;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/**
 * What has left is paid for: its worth is captured from the order's payments, the oldest first. What was captured
 * otherwise counts, so that no more is ever taken than has left; a capture that failed is left to staff.
 */
@Component
@ProcessingGroup("shipments.process")
@DisallowReplay
class CaptureShippedPayments {

    private final CommandGateway commands;
    private final QueryGateway queries;
    private final OrdersByLog orders;

    CaptureShippedPayments(CommandGateway commands, QueryGateway queries, OrdersByLog orders) {
        this.commands = commands;
        this.queries = queries;
        this.orders = orders;
    }

    @EventHandler
    void when(OrderLinesShipped event, DomainEventMessage<OrderLinesShipped> message) {
        Currency currency = event.worth().currency();
        OrderView order = orders.require(event.orderId(), message.getSequenceNumber());
        // Read now, not as of the event: somebody may have captured since.
        List<PaymentView> payments = orders.require(event.orderId()).payments().stream()
                .map(OrderPaymentView::paymentId)
                .map(PaymentId::of)
                .map(this::payment)
                .flatMap(Optional::stream)
                .toList();
        Money captured =
                Money.sum(currency, payments.stream().map(PaymentView::taken).toList());
        Money left = order.worthShipped().minus(captured).min(event.worth());
        for (PaymentView payment : payments) {
            String captureId = NameBasedId.of("capture", event.shipmentRef(), payment.paymentId())
                    .toString();
            Money amount = left.min(payment.capturable());
            if (amount.isPositive()
                    && payment.captures().stream()
                            .noneMatch(capture -> capture.id().equals(captureId))) {
                commands.sendAndWait(new CapturePayment(payment.paymentId(), captureId, amount));
                left = left.minus(amount);
            }
        }
    }

    private Optional<PaymentView> payment(PaymentId id) {
        return queries.query(new ReadPaymentFromLog(id), ResponseTypes.optionalInstanceOf(PaymentView.class))
                .join();
    }
}
