package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.payments.command.PaymentCommand.StartPayment;
import org.junit.jupiter.api.Test;

class StartPaymentTest {

    private final ListeningOrder order = new ListeningOrder();

    @Test
    void asksTheOrderAndThenForTheMoney() {
        fixture(order)
                .givenNoPriorActivity()
                .when(start("20.00"))
                .expectEvents(requested())
                .expectResultMessagePayload(0L);
        assertThat(order.heard).containsExactly("asked for 20.00 EUR");
    }

    @Test
    void recordsNothingWhenTheOrderDoesNotAgree() {
        refused(fixture(new RefusingOrder()).givenNoPriorActivity().when(start("20.00")), Kind.CONFLICT, "nothing-due");
    }

    @Test
    void answersTheSameAgainAsBefore() {
        fixture(order)
                .given(requested(), authorized())
                .when(start("20.00"))
                .expectNoEvents()
                .expectResultMessagePayload(1L);
        assertThat(order.heard).isEmpty();
    }

    @Test
    void refusesAnotherPaymentUnderTheSameId() {
        refused(fixture().given(requested()).when(start("20.01")), Kind.CONFLICT, "payment-id-taken");
    }

    @Test
    void refusesToCollectNothing() {
        refused(fixture().givenNoPriorActivity().when(start("0.00")), Kind.INVALID, "amount-not-positive");
    }

    @Test
    void refusesToCollectLessThanNothing() {
        refused(fixture().givenNoPriorActivity().when(start("-1.00")), Kind.INVALID, "amount-not-positive");
    }

    private static StartPayment start(String amount) {
        return new StartPayment(PAYMENT, ORDER, eur(amount), "simulator", "card", null, false);
    }
}
