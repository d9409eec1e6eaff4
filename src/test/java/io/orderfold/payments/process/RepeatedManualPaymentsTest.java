package io.orderfold.payments.process;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.event.OrderStockReserved;
import io.orderfold.payments.PaymentId;
import io.orderfold.payments.Shop;
import io.orderfold.payments.command.PaymentCommand.RecordManualPayment;
import io.orderfold.payments.event.PaymentAuthorized;
import io.orderfold.payments.event.PaymentCaptured;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** The same event handled again where nobody is charged automatically. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:manual-payments;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.payments.provider=manual"
        })
@AutoConfigureMockMvc
class RepeatedManualPaymentsTest {

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
    void waitsForTheMoneyOnceAndNoLonger() throws Exception {
        OrderId order = waiting();

        repeated.changeNothing(order, collectPaymentForOrder, OrderStockReserved.class);
    }

    @Test
    void waitsNoMoreOnceTheMoneyIsThere() throws Exception {
        OrderId order = waiting();
        commands.sendAndWait(new RecordManualPayment(
                new PaymentId(UUID.randomUUID()), order, Money.of("20.00", "EUR"), "manual", null, null, true));
        shop.awaitOrder(order, o -> o.status() == OrderStatus.CONFIRMED);

        repeated.changeNothing(order, collectPaymentForOrder, OrderStockReserved.class);
        repeated.changeNothing(order, tellOrderOfPayments, PaymentAuthorized.class, PaymentCaptured.class);
    }

    private OrderId waiting() {
        OrderId order = shop.placed("20.00");
        shop.awaitOrder(order, o -> o.payBy() != null);
        return order;
    }
}
