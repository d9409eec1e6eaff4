package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.LINES;
import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.OTHER_PAYMENT;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.authorized;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.declined;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.everything;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.heldShort;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.notFound;
import static io.orderfold.orders.command.OrderFixture.paymentRequested;
import static io.orderfold.orders.command.OrderFixture.placed;
import static io.orderfold.orders.command.OrderFixture.requested;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.orders.CancelCause;
import io.orderfold.orders.command.OrderCommand.RecordPaymentAuthorized;
import io.orderfold.orders.event.OrderCancelled;
import io.orderfold.orders.event.OrderConfirmed;
import io.orderfold.orders.event.OrderPaymentNotNeeded;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordPaymentAuthorizedTest {

    private static final RecordPaymentAuthorized AUTHORIZED = new RecordPaymentAuthorized(ORDER, PAYMENT, TOTAL);

    @Test
    void confirmsOnceTheGoodsAreReservedAndAllTheMoneySecured() {
        given(paymentRequested())
                .when(AUTHORIZED)
                .expectEvents(authorized(PAYMENT, TOTAL), new OrderConfirmed(ORDER, everything()));
    }

    @Test
    void waitsForTheGoods() {
        given(placed(), requested(PAYMENT, TOTAL)).when(AUTHORIZED).expectEvents(authorized(PAYMENT, TOTAL));
        given(heldShort(), requested(PAYMENT, TOTAL)).when(AUTHORIZED).expectEvents(authorized(PAYMENT, TOTAL));
    }

    @Test
    void waitsForTheRestOfTheMoney() {
        given(reserved(), requested(PAYMENT, eur("10.00")), requested(OTHER_PAYMENT, eur("25.00")))
                .when(new RecordPaymentAuthorized(ORDER, PAYMENT, eur("10.00")))
                .expectEvents(authorized(PAYMENT, eur("10.00")));
        given(
                        reserved(),
                        requested(PAYMENT, eur("10.00")),
                        requested(OTHER_PAYMENT, eur("25.00")),
                        authorized(PAYMENT, eur("10.00")))
                .when(new RecordPaymentAuthorized(ORDER, OTHER_PAYMENT, eur("25.00")))
                .expectEvents(authorized(OTHER_PAYMENT, eur("25.00")), new OrderConfirmed(ORDER, everything()));
    }

    @Test
    void letsMoneyGoThatComesTooLate() {
        given(
                        paymentRequested(),
                        new OrderCancelled(
                                ORDER,
                                CancelCause.OTHER,
                                "changed my mind",
                                true,
                                true,
                                LINES,
                                List.of(PAYMENT),
                                List.of()))
                .when(AUTHORIZED)
                .expectEvents(authorized(PAYMENT, TOTAL), new OrderPaymentNotNeeded(ORDER, PAYMENT, TOTAL));
    }

    @Test
    void changesNothingTwice() {
        unchanged(given(confirmed()).when(AUTHORIZED), confirmed());
        unchanged(given(completed()).when(AUTHORIZED), completed());
    }

    @Test
    void changesNothingOnceDeclined() {
        unchanged(given(declined()).when(AUTHORIZED), declined());
    }

    @Test
    void refusesAPaymentNobodyAskedFor() {
        notFound(given(reserved()).when(AUTHORIZED), "payment-not-found");
    }

    @Test
    void refusesMoreThanWasAskedFor() {
        conflict(given(reserved(), requested(PAYMENT, eur("10.00"))).when(AUTHORIZED), "amount-exceeds-payment");
    }

    @Test
    void refusesAnAmountThatIsNone() {
        invalid(
                given(paymentRequested()).when(new RecordPaymentAuthorized(ORDER, PAYMENT, eur("0.00"))),
                "amount-not-positive");
    }
}
