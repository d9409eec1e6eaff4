package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.LATER;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.declined;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.paymentRequested;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.command.OrderCommand.RecordPaymentDeclined;
import io.orderfold.orders.event.OrderPaymentDeclined;
import org.junit.jupiter.api.Test;

class RecordPaymentDeclinedTest {

    private static final RecordPaymentDeclined DECLINED = new RecordPaymentDeclined(ORDER, PAYMENT, "declined", LATER);

    @Test
    void letsTheCustomerPayAgain() {
        given(paymentRequested())
                .when(DECLINED)
                .expectEvents(new OrderPaymentDeclined(ORDER, PAYMENT, TOTAL, "declined", LATER));
    }

    @Test
    void changesNothingTwice() {
        unchanged(given(declined()).when(DECLINED), declined());
    }

    @Test
    void changesNothingOnceSecured() {
        unchanged(given(confirmed()).when(DECLINED), confirmed());
    }

    @Test
    void changesNothingWhereNobodyAsked() {
        unchanged(given(reserved()).when(DECLINED), reserved());
    }
}
