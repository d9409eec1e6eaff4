package io.orderfold.orders.command;

import static io.orderfold.orders.command.OrderFixture.ORDER;
import static io.orderfold.orders.command.OrderFixture.OTHER_PAYMENT;
import static io.orderfold.orders.command.OrderFixture.PAYMENT;
import static io.orderfold.orders.command.OrderFixture.TOTAL;
import static io.orderfold.orders.command.OrderFixture.cancelled;
import static io.orderfold.orders.command.OrderFixture.completed;
import static io.orderfold.orders.command.OrderFixture.confirmed;
import static io.orderfold.orders.command.OrderFixture.conflict;
import static io.orderfold.orders.command.OrderFixture.declined;
import static io.orderfold.orders.command.OrderFixture.drafted;
import static io.orderfold.orders.command.OrderFixture.eur;
import static io.orderfold.orders.command.OrderFixture.forVersion;
import static io.orderfold.orders.command.OrderFixture.given;
import static io.orderfold.orders.command.OrderFixture.history;
import static io.orderfold.orders.command.OrderFixture.invalid;
import static io.orderfold.orders.command.OrderFixture.paymentRequested;
import static io.orderfold.orders.command.OrderFixture.refused;
import static io.orderfold.orders.command.OrderFixture.requested;
import static io.orderfold.orders.command.OrderFixture.reservationRequested;
import static io.orderfold.orders.command.OrderFixture.reserved;
import static io.orderfold.orders.command.OrderFixture.unchanged;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.orders.command.OrderCommand.RequestPayment;
import io.orderfold.orders.event.OrderPaymentVoided;
import io.orderfold.orders.event.OrderStockReleased;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestPaymentTest {

    private static final RequestPayment ALL = new RequestPayment(ORDER, PAYMENT, null);

    @Test
    void asksForAllThatIsDueUnlessToldOtherwise() {
        given(reserved()).when(ALL).expectEvents(requested(PAYMENT, TOTAL));
    }

    @Test
    void asksForAPart() {
        given(reserved())
                .when(new RequestPayment(ORDER, PAYMENT, eur("10.00")))
                .expectEvents(requested(PAYMENT, eur("10.00")));
    }

    @Test
    void neverAsksForTheSameMoneyTwice() {
        conflict(given(paymentRequested()).when(new RequestPayment(ORDER, OTHER_PAYMENT, null)), "nothing-due");
        conflict(given(confirmed()).when(new RequestPayment(ORDER, OTHER_PAYMENT, null)), "nothing-due");
        conflict(
                given(reserved(), requested(PAYMENT, eur("30.00")))
                        .when(new RequestPayment(ORDER, OTHER_PAYMENT, eur("5.01"))),
                "amount-exceeds-due");
    }

    @Test
    void changesNothingTwice() {
        unchanged(given(paymentRequested()).when(ALL), paymentRequested());
        unchanged(given(confirmed()).when(ALL), confirmed());
        unchanged(given(declined()).when(ALL), declined());
    }

    @Test
    void wantsTheStockBackWhenACustomerPaysAgain() {
        given(declined(), new OrderStockReleased(ORDER))
                .when(new RequestPayment(ORDER, OTHER_PAYMENT, null))
                .expectEvents(requested(OTHER_PAYMENT, TOTAL), reservationRequested());
        given(declined())
                .when(new RequestPayment(ORDER, OTHER_PAYMENT, null))
                .expectEvents(requested(OTHER_PAYMENT, TOTAL), reservationRequested());
    }

    @Test
    void asksAgainForWhatWasVoided() {
        given(confirmed(), new OrderPaymentVoided(ORDER, PAYMENT, "v1", eur("5.00")))
                .when(new RequestPayment(ORDER, OTHER_PAYMENT, null))
                .expectEvents(requested(OTHER_PAYMENT, eur("5.00")));
    }

    @Test
    void refusesAmountsThatAreNone() {
        invalid(given(reserved()).when(new RequestPayment(ORDER, PAYMENT, eur("0.00"))), "amount-not-positive");
        invalid(given(reserved()).when(new RequestPayment(ORDER, PAYMENT, eur("-1.00"))), "amount-not-positive");
    }

    @Test
    void refusesMoreThanIsDue() {
        conflict(given(reserved()).when(new RequestPayment(ORDER, PAYMENT, eur("35.01"))), "amount-exceeds-due");
    }

    @Test
    void refusesAnotherCurrency() {
        conflict(given(reserved()).when(new RequestPayment(ORDER, PAYMENT, Money.of("1.00", "GBP"))), "wrong-currency");
    }

    @Test
    void refusesWhatIsNotOpen() {
        for (List<Object> story : List.of(drafted(), cancelled(), history())) {
            conflict(given(story).when(ALL), "wrong-state");
        }
        conflict(given(completed()).when(new RequestPayment(ORDER, OTHER_PAYMENT, null)), "wrong-state");
    }

    @Test
    void refusesAStaleVersion() {
        refused(given(reserved()).when(ALL, forVersion(0)), Rejection.Kind.STALE, "stale-version");
    }
}
