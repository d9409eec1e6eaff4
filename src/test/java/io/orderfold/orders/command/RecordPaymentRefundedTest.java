package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.captured;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.command.OrderCommand.RecordPaymentRefunded;
import io.orderfold.orders.event.OrderPaymentRefunded;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordPaymentRefundedTest {

    private static final List<Object> TAKEN = and(confirmed(), captured("c1", TOTAL));

    private static RecordPaymentRefunded refund(String id, String amount) {
        return new RecordPaymentRefunded(ORDER, PAYMENT, id, eur(amount));
    }

    @Test
    void countsWhatWasGivenBack() {
        given(TAKEN)
                .when(refund("r1", "10.00"))
                .expectEvents(new OrderPaymentRefunded(ORDER, PAYMENT, "r1", eur("10.00")));
    }

    @Test
    void countsEachRefundOnce() {
        List<Object> story = and(TAKEN, new OrderPaymentRefunded(ORDER, PAYMENT, "r1", eur("10.00")));
        unchanged(given(story).when(refund("r1", "10.00")), story);
        given(story)
                .when(refund("r2", "25.00"))
                .expectEvents(new OrderPaymentRefunded(ORDER, PAYMENT, "r2", eur("25.00")));
    }

    @Test
    void countsRefundsOfAnOrderThatIsOver() {
        given(completed())
                .when(refund("r1", "35.00"))
                .expectEvents(new OrderPaymentRefunded(ORDER, PAYMENT, "r1", TOTAL));
    }

    @Test
    void refusesMoreThanWasTaken() {
        conflict(given(TAKEN).when(refund("r1", "35.01")), "amount-exceeds-payment");
        conflict(
                given(TAKEN, new OrderPaymentRefunded(ORDER, PAYMENT, "r1", eur("30.00")))
                        .when(refund("r2", "5.01")),
                "amount-exceeds-payment");
        conflict(given(confirmed()).when(refund("r1", "0.01")), "amount-exceeds-payment");
    }

    @Test
    void refusesAPaymentNobodyAskedFor() {
        notFound(given(reserved()).when(refund("r1", "1.00")), "payment-not-found");
    }

    @Test
    void refusesAnAmountThatIsNone() {
        invalid(given(TAKEN).when(refund("r1", "0.00")), "amount-not-positive");
    }
}
