package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;

import io.orderfold.payments.command.PaymentCommand.RecordApproval;
import io.orderfold.payments.event.PaymentApprovedLate;
import org.junit.jupiter.api.Test;

class RecordApprovalTest {

    @Test
    void securesTheMoney() {
        fixture().given(requested()).when(approval()).expectEvents(authorized()).expectResultMessagePayload(1L);
    }

    @Test
    void asksForTheCaptureOfAPaymentToBeTakenAtOnce() {
        fixture()
                .given(requestedToCapture())
                .when(approval())
                .expectEvents(authorized(), captureRequested("at-once", "20.00"));
    }

    @Test
    void changesNothingWhenTold() {
        fixture().given(requested(), authorized()).when(approval()).expectNoEvents();
    }

    @Test
    void comesTooLateForAPaymentThatWasGivenUp() {
        fixture()
                .given(requested(), voided("unanswered", "20.00"))
                .when(approval())
                .expectEvents(late());
    }

    @Test
    void comesTooLateForAPaymentThatTimedOut() {
        fixture().given(requested(), declined()).when(approval()).expectEvents(late());
    }

    @Test
    void comesTooLateOnlyOnce() {
        fixture().given(requested(), declined(), late()).when(approval()).expectNoEvents();
    }

    private static RecordApproval approval() {
        return new RecordApproval(PAYMENT, "auth-1");
    }

    private static PaymentApprovedLate late() {
        return new PaymentApprovedLate(PAYMENT, ORDER, TWENTY, "simulator", "auth-1");
    }
}
