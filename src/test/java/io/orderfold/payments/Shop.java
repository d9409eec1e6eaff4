package io.orderfold.payments;

import io.orderfold.catalogue.Sku;
import io.orderfold.catalogue.command.ProductCommand.RegisterProduct;
import io.orderfold.customers.CustomerId;
import io.orderfold.customers.command.CustomerCommand.RegisterCustomer;
import io.orderfold.inventory.command.StockCommand.ReceiveStock;
import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.RequestedLine;
import io.orderfold.orders.command.OrderCommand.DraftOrder;
import io.orderfold.orders.command.OrderCommand.PlaceOrder;
import io.orderfold.orders.query.OrderQuery.ReadOrderFromLog;
import io.orderfold.orders.query.OrderView;
import io.orderfold.payments.query.PaymentQuery.ReadPaymentFromLog;
import io.orderfold.payments.query.PaymentView;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;

/** A shop with stock, where each order is of one thing that costs what the test says. */
public final class Shop {

    private static final CustomerId CUSTOMER = new CustomerId("c-1");

    private final CommandGateway commands;
    private final QueryGateway queries;

    public Shop(CommandGateway commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /** An order of that total that has just been placed, with enough in stock. */
    public OrderId placed(String total) {
        OrderId order = drafted(total);
        commands.sendAndWait(new PlaceOrder(order));
        return order;
    }

    public OrderId drafted(String total) {
        Sku sku = new Sku("thing-" + UUID.randomUUID());
        commands.sendAndWait(new RegisterProduct(sku, "Thing", Money.of(total, "EUR"), null, false));
        commands.sendAndWait(new ReceiveStock(sku, 1, "delivery"));
        commands.sendAndWait(RegisterCustomer.unnamed(CUSTOMER));
        OrderId order = OrderId.random();
        commands.sendAndWait(
                new DraftOrder(order, CUSTOMER, Money.currency("EUR"), List.of(new RequestedLine(sku, 1, null)), null));
        return order;
    }

    public OrderView order(OrderId order) {
        return queries.query(new ReadOrderFromLog(order), ResponseTypes.instanceOf(OrderView.class))
                .join();
    }

    public PaymentView payment(PaymentId payment) {
        return queries.query(new ReadPaymentFromLog(payment), ResponseTypes.instanceOf(PaymentView.class))
                .join();
    }

    /** The order's payments, by its own account, the oldest first. */
    public List<PaymentView> payments(OrderId order) {
        return order(order).payments().stream()
                .map(payment -> payment(PaymentId.of(payment.paymentId())))
                .toList();
    }

    public OrderView awaitOrder(OrderId order, Predicate<OrderView> condition) {
        return Awaitility.await("order " + order)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> order(order), condition);
    }

    public PaymentView awaitPayment(PaymentId payment, Predicate<PaymentView> condition) {
        return Awaitility.await("payment " + payment)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> payment(payment), condition);
    }
}
