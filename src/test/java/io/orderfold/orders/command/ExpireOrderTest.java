package io.orderfold.orders.command;

import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.orders.CancelCause;
import io.orderfold.orders.LineId;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.PaymentRef;
import io.orderfold.orders.command.OrderCommand.ExpireOrder;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderDrafted;
import io.orderfold.orders.event.OrderPaymentAuthorized;
import io.orderfold.orders.event.OrderPaymentAwaited;
import io.orderfold.orders.event.OrderPaymentDeclined;
import io.orderfold.orders.event.OrderPaymentRequested;
import io.orderfold.orders.event.OrderPlaced;
import io.orderfold.orders.event.OrderStockReserved;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class ExpireOrderTest {

    private static final OrderId ORDER = OrderId.random();
    private static final CustomerId CUSTOMER = new CustomerId("c-1");
    private static final Money TOTAL = Money.of("20.00", "EUR");
    private static final OrderLine LINE =
            new OrderLine(LineId.of(1), new Sku("TEA"), "Tea", 2, Money.of("10.00", "EUR"), "standard", false);
    private static final PaymentRef PAYMENT = new PaymentRef(UUID.randomUUID());
    private static final Instant SOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Instant LATER = SOON.plusSeconds(3600);

    @Test
    void callsOffWhatIsStillUnpaid() {
        waiting()
                .when(new ExpireOrder(ORDER, SOON))
                .expectEvents(new OrderCancelled(
                        ORDER,
                        CancelCause.UNPAID,
                        "Not paid in time.",
                        true,
                        true,
                        List.of(LINE),
                        List.of(),
                        List.of()));
    }

    @Test
    void leavesAnOrderAloneThatWasGivenLonger() {
        waiting()
                .andGiven(
                        new OrderPaymentRequested(ORDER, PAYMENT, TOTAL),
                        new OrderPaymentDeclined(ORDER, PAYMENT, TOTAL, "declined", LATER))
                .when(new ExpireOrder(ORDER, SOON))
                .expectNoEvents();
    }

    @Test
    void leavesAnOrderAloneWhosePaymentIsUnderWay() {
        waiting()
                .andGiven(new OrderPaymentRequested(ORDER, PAYMENT, TOTAL))
                .when(new ExpireOrder(ORDER, SOON))
                .expectNoEvents();
    }

    @Test
    void leavesAConfirmedOrderAlone() {
        waiting()
                .andGiven(
                        new OrderPaymentRequested(ORDER, PAYMENT, TOTAL),
                        new OrderPaymentAuthorized(ORDER, PAYMENT, TOTAL),
                        new OrderConfirmed(ORDER, List.of()))
                .when(new ExpireOrder(ORDER, SOON))
                .expectNoEvents();
    }

    @Test
    void leavesACancelledOrderAlone() {
        waiting()
                .andGiven(new OrderCancelled(
                        ORDER, CancelCause.OTHER, "changed my mind", true, true, List.of(), List.of(), List.of()))
                .when(new ExpireOrder(ORDER, SOON))
                .expectNoEvents();
    }

    private static TestExecutor<Order> waiting() {
        return OrderFixture.order()
                .given(
                        new OrderDrafted(ORDER, "10001", CUSTOMER, TOTAL.currency(), List.of(), List.of(LINE), null),
                        new OrderPlaced(ORDER, "10001", CUSTOMER, List.of(LINE), TOTAL, SOON.minusSeconds(60)),
                        new OrderStockReserved(ORDER, List.of(), TOTAL),
                        new OrderPaymentAwaited(ORDER, TOTAL, SOON));
    }
}
