package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.captured;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.delivered;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.paymentRequested;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.shipped;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.command.OrderCommand.RecordPaymentCaptured;
import io.orderfold.orders.event.OrderCompleted;
import io.orderfold.orders.event.OrderPaymentVoided;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordPaymentCapturedTest {

    private static RecordPaymentCaptured capture(String id, String amount) {
        return new RecordPaymentCaptured(ORDER, PAYMENT, id, eur(amount));
    }

    @Test
    void countsWhatWasTaken() {
        given(confirmed()).when(capture("c1", "10.00")).expectEvents(captured("c1", eur("10.00")));
    }

    @Test
    void countsEachCaptureOnce() {
        List<Object> story = and(confirmed(), captured("c1", eur("10.00")));
        unchanged(given(story).when(capture("c1", "10.00")), story);
        given(story).when(capture("c2", "25.00")).expectEvents(captured("c2", eur("25.00")));
    }

    @Test
    void completesWhatIsDelivered() {
        given(delivered()).when(capture("c1", "35.00")).expectEvents(captured("c1", TOTAL), new OrderCompleted(ORDER));
    }

    @Test
    void doesNotCompleteOnPartOfTheMoneyOrTheGoods() {
        given(delivered()).when(capture("c1", "34.99")).expectEvents(captured("c1", eur("34.99")));
        given(shipped()).when(capture("c1", "35.00")).expectEvents(captured("c1", TOTAL));
    }

    @Test
    void refusesMoreThanIsAuthorised() {
        conflict(given(confirmed()).when(capture("c1", "35.01")), "amount-exceeds-payment");
        conflict(
                given(confirmed(), captured("c1", eur("30.00"))).when(capture("c2", "5.01")), "amount-exceeds-payment");
        conflict(
                given(confirmed(), new OrderPaymentVoided(ORDER, PAYMENT, "v1", TOTAL))
                        .when(capture("c1", "0.01")),
                "amount-exceeds-payment");
        conflict(given(paymentRequested()).when(capture("c1", "0.01")), "amount-exceeds-payment");
    }

    @Test
    void refusesAPaymentNobodyAskedFor() {
        notFound(given(reserved()).when(capture("c1", "1.00")), "payment-not-found");
    }

    @Test
    void refusesAnAmountThatIsNone() {
        invalid(given(confirmed()).when(capture("c1", "-1.00")), "amount-not-positive");
    }
}
