package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.captured;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.paymentRequested;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.command.OrderCommand.RecordPaymentVoided;
import io.orderfold.orders.event.OrderPaymentVoided;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordPaymentVoidedTest {

    private static RecordPaymentVoided voided(String id, String amount) {
        return new RecordPaymentVoided(ORDER, PAYMENT, id, eur(amount));
    }

    private static OrderPaymentVoided letGo(String id, String amount) {
        return new OrderPaymentVoided(ORDER, PAYMENT, id, eur(amount));
    }

    @Test
    void letsSecuredMoneyGo() {
        given(confirmed()).when(voided("v1", "35.00")).expectEvents(letGo("v1", "35.00"));
    }

    @Test
    void letsEachPartGoOnce() {
        List<Object> story = and(confirmed(), letGo("v1", "10.00"));
        unchanged(given(story).when(voided("v1", "10.00")), story);
        given(story).when(voided("v2", "25.00")).expectEvents(letGo("v2", "25.00"));
    }

    @Test
    void refusesMoreThanIsLeft() {
        conflict(given(confirmed()).when(voided("v1", "35.01")), "amount-exceeds-payment");
        conflict(given(confirmed(), captured("c1", eur("30.00"))).when(voided("v1", "5.01")), "amount-exceeds-payment");
        conflict(given(confirmed(), letGo("v1", "30.00")).when(voided("v2", "5.01")), "amount-exceeds-payment");
        conflict(given(paymentRequested()).when(voided("v1", "0.01")), "amount-exceeds-payment");
    }

    @Test
    void refusesAPaymentNobodyAskedFor() {
        notFound(given(reserved()).when(voided("v1", "1.00")), "payment-not-found");
    }

    @Test
    void refusesAnAmountThatIsNone() {
        invalid(given(confirmed()).when(voided("v1", "-1.00")), "amount-not-positive");
    }
}
