package io.orderfold.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Money;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderStatus;
import io.orderfold.orders.command.OrderCommand.CancelOrder;
import io.orderfold.orders.query.OrderView;
import io.orderfold.payments.command.PaymentCommand.CapturePayment;
import io.orderfold.payments.query.PaymentView;
import java.time.Duration;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What becomes of an order's money, from its placing on, with the real log and the real processes. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:simulated;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "orderfold.payments.provider=simulator"
        })
class SimulatedPaymentsTest {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(commands, queries);
    }

    @Test
    void securesTheMoneyOfAPlacedOrder() {
        OrderId order = shop.placed("19.90");
        shop.awaitOrder(order, o -> o.status() == OrderStatus.CONFIRMED);
        assertThat(shop.payments(order)).singleElement().satisfies(payment -> {
            assertThat(payment.status()).isEqualTo(PaymentStatus.AUTHORIZED);
            assertThat(payment.authorized().amount()).isEqualByComparingTo("19.90");
        });
    }

    @Test
    void givesTheCustomerTimeToPayAgainAfterADecline() {
        OrderId order = shop.placed("19.13");
        OrderView waiting = shop.awaitOrder(order, o -> o.payBy() != null);
        PaymentView payment = shop.payments(order).get(0);
        assertThat(payment.status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(payment.declineCode()).isEqualTo("declined");
        assertThat(waiting.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(waiting.payBy())
                .isBetween(
                        waiting.orderedAt().plus(Duration.ofHours(72)),
                        waiting.orderedAt().plus(Duration.ofHours(73)));
    }

    @Test
    void takesSilenceForADecline() {
        OrderId order = shop.placed("19.17");
        shop.awaitOrder(order, o -> o.payBy() != null);
        assertThat(shop.payments(order).get(0).declineCode()).isEqualTo("timed-out");
    }

    @Test
    void letsGoTheMoneyOfACancelledOrder() {
        OrderId order = shop.placed("10.00");
        shop.awaitOrder(order, o -> o.status() == OrderStatus.CONFIRMED);
        commands.sendAndWait(new CancelOrder(order, "changed my mind"));
        PaymentId payment = shop.payments(order).get(0).paymentId();
        shop.awaitPayment(payment, p -> p.status() == PaymentStatus.VOIDED);
    }

    @Test
    void givesBackTheMoneyOfACancelledOrder() {
        OrderId order = shop.placed("10.00");
        shop.awaitOrder(order, o -> o.status() == OrderStatus.CONFIRMED);
        PaymentId payment = shop.payments(order).get(0).paymentId();
        commands.sendAndWait(new CapturePayment(payment, "c1", Money.of("4.00", "EUR")));
        shop.awaitPayment(payment, p -> p.captured().isPositive());
        commands.sendAndWait(new CancelOrder(order, "changed my mind"));
        PaymentView after = shop.awaitPayment(
                payment, p -> p.refunded().equals(p.captured()) && p.voided().isPositive());
        assertThat(after.refunded().amount()).isEqualByComparingTo("4.00");
        assertThat(after.voided().amount()).isEqualByComparingTo("6.00");
        shop.awaitOrder(order, o -> o.paymentStatus() == io.orderfold.orders.PaymentStatus.REFUNDED);
    }
}
