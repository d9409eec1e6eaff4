package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.payments.command.PaymentCommand.RecordVoid;
import org.junit.jupiter.api.Test;

class RecordVoidTest {

    @Test
    void letsTheMoneyGo() {
        fixture()
                .given(requested(), authorized(), voidRequested("1", "20.00"))
                .when(new RecordVoid(PAYMENT, "1"))
                .expectEvents(voided("1", "20.00"));
    }

    @Test
    void changesNothingWhenTold() {
        fixture()
                .given(requested(), authorized(), voidRequested("1", "20.00"), voided("1", "20.00"))
                .when(new RecordVoid(PAYMENT, "1"))
                .expectNoEvents();
    }

    @Test
    void refusesAVoidNobodyAskedFor() {
        refused(
                fixture().given(requested(), authorized()).when(new RecordVoid(PAYMENT, "1")),
                Kind.NOT_FOUND,
                "void-not-found");
    }
}
