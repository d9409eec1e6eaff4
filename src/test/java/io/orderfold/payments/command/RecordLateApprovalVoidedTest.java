package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;

import io.orderfold.payments.command.PaymentCommand.RecordLateApprovalVoided;
import io.orderfold.payments.event.PaymentApprovedLate;
import io.orderfold.payments.event.PaymentLateApprovalVoided;
import org.junit.jupiter.api.Test;

class RecordLateApprovalVoidedTest {

    private final PaymentApprovedLate late = new PaymentApprovedLate(PAYMENT, ORDER, TWENTY, "simulator", "auth-1");
    private final PaymentLateApprovalVoided undone = new PaymentLateApprovalVoided(PAYMENT, ORDER, TWENTY);

    @Test
    void closesTheMatter() {
        fixture()
                .given(requested(), declined(), late)
                .when(new RecordLateApprovalVoided(PAYMENT))
                .expectEvents(undone);
    }

    @Test
    void closesItOnce() {
        fixture()
                .given(requested(), declined(), late, undone)
                .when(new RecordLateApprovalVoided(PAYMENT))
                .expectNoEvents();
    }

    @Test
    void changesNothingWhereNothingCameLate() {
        fixture()
                .given(requested(), authorized())
                .when(new RecordLateApprovalVoided(PAYMENT))
                .expectNoEvents();
    }
}
