package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.and;
import static io.orderfold.orders.command.OrderFixture.captured;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.paymentRequested;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.command.OrderCommand.RecordPaymentVoided;
import io.orderfold.orders.event.OrderPaymentVoided;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordPaymentVoidedTest {

    private static RecordPaymentVoided voided(String amount) {
        return new RecordPaymentVoided(ORDER, PAYMENT, eur(amount));
    }

    @Test
    void letsSecuredMoneyGo() {
        given(confirmed()).when(voided("35.00")).expectEvents(new OrderPaymentVoided(ORDER, PAYMENT, TOTAL));
    }

    @Test
    void letsGoNoMoreThanIsLeft() {
        given(confirmed(), captured("c1", eur("30.00")))
                .when(voided("35.00"))
                .expectEvents(new OrderPaymentVoided(ORDER, PAYMENT, eur("5.00")));
    }

    @Test
    void changesNothingTwice() {
        List<Object> story = and(confirmed(), new OrderPaymentVoided(ORDER, PAYMENT, TOTAL));
        unchanged(given(story).when(voided("35.00")), story);
    }

    @Test
    void changesNothingWhereNothingIsSecured() {
        unchanged(given(paymentRequested()).when(voided("35.00")), paymentRequested());
        unchanged(given(reserved()).when(voided("35.00")), reserved());
    }

    @Test
    void refusesAnAmountThatIsNone() {
        invalid(given(confirmed()).when(voided("-1.00")), "amount-not-positive");
    }
}
