package io.orderfold.returns.process;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.NameBasedId;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.query.OrderPaymentView;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.command.PaymentCommand.MoveMoney;
import io.orderfold.payments.command.PaymentCommand.RefundPayment;
import io.orderfold.payments.query.PaymentQuery.ReadPaymentFromLog;
import io.orderfold.payments.query.PaymentView;
import io.orderfold.returns.RefundPart;
import io.orderfold.returns.command.MoneyOfReturn;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Sends the payment commands nested in the return's own: same thread, same transaction. */
@Component
class GiveMoneyBack implements MoneyOfReturn {

    private final CommandGateway commands;
    private final QueryGateway queries;

    GiveMoneyBack(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    @Override
    public List<RefundPart> giveBack(OrderId orderId, String refundId, Money amount) {
        List<RefundPart> parts = parts(orderId, amount);
        for (RefundPart part : parts) {
            commands.sendAndWait(
                    new RefundPayment(PaymentId.of(part.paymentId()), refundId, part.amount(), "Returned goods"));
        }
        return parts;
    }

    @Override
    public List<RefundPart> moveTo(OrderId exchangeOrder, OrderId orderId, String moveId, Money amount) {
        List<RefundPart> parts = parts(orderId, amount);
        for (RefundPart part : parts) {
            PaymentId to = new PaymentId(NameBasedId.of("exchange", exchangeOrder, part.paymentId()));
            commands.sendAndWait(
                    new MoveMoney(PaymentId.of(part.paymentId()), moveId, part.amount(), to, exchangeOrder));
        }
        return parts;
    }

    /** Which payment has how much of it, the oldest first. */
    private List<RefundPart> parts(OrderId orderId, Money amount) {
        List<RefundPart> parts = new ArrayList<>();
        Money left = amount;
        for (OrderPaymentView known : order(orderId).payments()) {
            Money part = left.min(refundable(PaymentId.of(known.paymentId())));
            if (part.isPositive()) {
                parts.add(new RefundPart(known.paymentId(), part));
                left = left.minus(part);
            }
        }
        if (left.isPositive()) {
            Money most = amount.minus(left);
            throw Rejection.conflict(
                            "refund-exceeds-captured",
                            amount + " can't be refunded; at most " + most + " of what was captured is left.")
                    .with("maximum", most);
        }
        return parts;
    }

    private OrderView order(OrderId orderId) {
        return queries.query(new ReadOrderFromLog(orderId), ResponseTypes.instanceOf(OrderView.class))
                .join();
    }

    private Money refundable(PaymentId paymentId) {
        return queries.query(new ReadPaymentFromLog(paymentId), ResponseTypes.instanceOf(PaymentView.class))
                .join()
                .refundable();
    }
}
