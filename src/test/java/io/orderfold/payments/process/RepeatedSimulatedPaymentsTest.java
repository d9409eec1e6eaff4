package io.orderfold.payments.process;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.event.OrderStockReserved;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.Shop;
import io.orderfold.payments.command.PaymentCommand.CapturePayment;
import io.orderfold.payments.event.PaymentAuthorized;
import io.orderfold.payments.event.PaymentCaptured;
import io.orderfold.payments.event.PaymentDeclined;
import io.orderfold.payments.event.PaymentRefunded;
import io.orderfold.payments.event.PaymentVoided;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The same event handled again, with the real order and the real log behind. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:simulated;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.payments.provider=simulator"
        })
class RepeatedSimulatedPaymentsTest {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    @Autowired
    private EventStore store;

    @Autowired
    private TellOrderOfPayments tellOrderOfPayments;

    @Autowired
    private CollectPaymentForOrder collectPaymentForOrder;

    private Shop shop;
    private RepeatedEvents repeated;

    @BeforeEach
    void open() {
        shop = new Shop(commands, queries);
        repeated = new RepeatedEvents(shop, store);
    }

    @Test
    void asksForTheMoneyOnce() throws Exception {
        OrderId order = confirmed("10.00");

        repeated.changeNothing(order, collectPaymentForOrder, OrderStockReserved.class);
    }

    @Test
    void doesNotAskAgainAfterADecline() throws Exception {
        OrderId order = declined();

        repeated.changeNothing(order, collectPaymentForOrder, OrderStockReserved.class);
    }

    @Test
    void doesNotAskForTheMoneyOfACancelledOrder() throws Exception {
        OrderId order = confirmed("10.00");
        commands.sendAndWait(new CancelOrder(order, "changed my mind"));

        repeated.changeNothing(order, collectPaymentForOrder, OrderStockReserved.class);
    }

    @Test
    void tellsOfAnAuthorizationOnce() throws Exception {
        repeated.changeNothing(confirmed("10.00"), tellOrderOfPayments, PaymentAuthorized.class);
    }

    @Test
    void tellsOfADeclineOnce() throws Exception {
        repeated.changeNothing(declined(), tellOrderOfPayments, PaymentDeclined.class);
    }

    @Test
    void tellsOfMoneyThatWentToAndFroOnce() throws Exception {
        OrderId order = confirmed("10.00");
        PaymentId payment = shop.payments(order).get(0).paymentId();
        commands.sendAndWait(new CapturePayment(payment, "c1", Money.of("4.00", "EUR")));
        shop.awaitPayment(payment, p -> p.captured().isPositive());
        commands.sendAndWait(new CancelOrder(order, "changed my mind"));
        shop.awaitOrder(order, o -> o.paymentStatus() == io.orderfold.orders.PaymentStatus.REFUNDED);

        repeated.changeNothing(
                order,
                tellOrderOfPayments,
                PaymentAuthorized.class,
                PaymentCaptured.class,
                PaymentVoided.class,
                PaymentRefunded.class);
    }

    private OrderId confirmed(String total) {
        OrderId order = shop.placed(total);
        shop.awaitOrder(order, o -> o.status() == OrderStatus.CONFIRMED);
        return order;
    }

    private OrderId declined() {
        OrderId order = shop.placed("19.13");
        shop.awaitOrder(order, o -> o.payBy() != null);
        return order;
    }
}
