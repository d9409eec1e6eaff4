package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.payments.command.PaymentCommand.RecordVoidFailure;
import org.junit.jupiter.api.Test;

class RecordVoidFailureTest {

    private final RecordVoidFailure failure = new RecordVoidFailure(PAYMENT, "1", "too-late");

    @Test
    void leavesTheMoneySecured() {
        fixture()
                .given(requested(), authorized(), voidRequested("1", "20.00"))
                .when(failure)
                .expectEvents(voidFailed("1", "20.00"));
    }

    @Test
    void changesNothingWhenTold() {
        fixture()
                .given(requested(), authorized(), voidRequested("1", "20.00"), voidFailed("1", "20.00"))
                .when(failure)
                .expectNoEvents();
    }

    @Test
    void refusesAVoidNobodyAskedFor() {
        refused(fixture().given(requested(), authorized()).when(failure), Kind.NOT_FOUND, "void-not-found");
    }
}
