package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.payments.command.PaymentCommand.RecordManualPayment;
import io.orderfold.payments.event.PaymentAuthorized;
import io.orderfold.payments.event.PaymentCaptureRequested;
import io.orderfold.payments.event.PaymentRequested;
import org.junit.jupiter.api.Test;

class RecordManualPaymentTest {

    private final ListeningOrder order = new ListeningOrder();

    @Test
    void securesTheMoneyForPaymentAndOrderAtOnce() {
        fixture(order)
                .givenNoPriorActivity()
                .when(seen(false))
                .expectEvents(request(), new PaymentAuthorized(PAYMENT, ORDER, TWENTY, null))
                .expectResultMessagePayload(1L);
        assertThat(order.heard).containsExactly("asked for 20.00 EUR", "authorized 20.00 EUR");
    }

    @Test
    void takesMoneyThatIsInAlready() {
        fixture(order)
                .givenNoPriorActivity()
                .when(seen(true))
                .expectEvents(
                        request(),
                        new PaymentAuthorized(PAYMENT, ORDER, TWENTY, null),
                        new PaymentCaptureRequested(PAYMENT, ORDER, "at-once", TWENTY, "manual", null),
                        captured("at-once", "20.00"))
                .expectResultMessagePayload(3L);
        assertThat(order.heard)
                .containsExactly("asked for 20.00 EUR", "authorized 20.00 EUR", "captured 20.00 EUR as at-once");
    }

    @Test
    void recordsNothingWhenTheOrderDoesNotAgree() {
        refused(fixture(new RefusingOrder()).givenNoPriorActivity().when(seen(true)), Kind.CONFLICT, "nothing-due");
    }

    @Test
    void answersTheSameAgainAsBefore() {
        fixture(order).given(request(), authorized()).when(seen(false)).expectNoEvents();
        assertThat(order.heard).isEmpty();
    }

    @Test
    void refusesAnotherPaymentUnderTheSameId() {
        refused(
                fixture()
                        .given(request())
                        .when(new RecordManualPayment(PAYMENT, ORDER, eur("1.00"), "manual", null, null, false)),
                Kind.CONFLICT,
                "payment-id-taken");
    }

    @Test
    void refusesToRecordNothing() {
        refused(
                fixture()
                        .givenNoPriorActivity()
                        .when(new RecordManualPayment(PAYMENT, ORDER, eur("0.00"), "manual", null, null, false)),
                Kind.INVALID,
                "amount-not-positive");
    }

    private static PaymentRequested request() {
        return new PaymentRequested(PAYMENT, ORDER, TWENTY, "manual", "bank transfer", "2026-118", false);
    }

    private static RecordManualPayment seen(boolean captured) {
        return new RecordManualPayment(PAYMENT, ORDER, TWENTY, "manual", "bank transfer", "2026-118", captured);
    }
}
