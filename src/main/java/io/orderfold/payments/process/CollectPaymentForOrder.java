package io.orderfold.payments.process;

import io.orderfold.kernel.NameBasedId;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.command.OrderCommand.AwaitPayment;
import io.orderfold.orders.event.OrderStockReserved;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.PaymentTerms;
import io.orderfold.payments.command.PaymentCommand.StartPayment;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Once an order's goods are reserved, its money is asked for; or waited for, where nobody can be asked. */
@Component
@ProcessingGroup("payments.process")
@DisallowReplay
class CollectPaymentForOrder {

    private static final Logger LOG = LoggerFactory.getLogger(CollectPaymentForOrder.class);

    private final CommandGateway commands;
    private final PaymentTerms terms;

    CollectPaymentForOrder(CommandGateway commands, PaymentTerms terms) {
        this.commands = commands;
        this.terms = terms;
    }

    @EventHandler
    void when(OrderStockReserved event, DomainEventMessage<OrderStockReserved> message) {
        if (!event.due().isPositive()) {
            return;
        }
        if (!terms.automatic()) {
            commands.sendAndWait(new AwaitPayment(event.orderId(), terms.payBy(message.getTimestamp())));
            return;
        }
        PaymentId payment = new PaymentId(NameBasedId.of("payment", event.orderId(), message.getSequenceNumber()));
        try {
            commands.sendAndWait(
                    new StartPayment(payment, event.orderId(), event.due(), terms.provider(), null, null, false));
        } catch (Rejection refusal) {
            if (refusal.kind() != Rejection.Kind.CONFLICT) {
                throw refusal;
            }
            // Cancelled, or paid otherwise, since the goods were reserved: there is nothing to collect any more.
            LOG.info("Order {} wants no payment: {}", event.orderId(), refusal.code());
        }
    }
}
