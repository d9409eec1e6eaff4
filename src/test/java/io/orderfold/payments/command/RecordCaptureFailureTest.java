package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.payments.command.PaymentCommand.RecordCaptureFailure;
import io.orderfold.payments.event.PaymentCalledOff;
import org.junit.jupiter.api.Test;

class RecordCaptureFailureTest {

    private final RecordCaptureFailure failure = new RecordCaptureFailure(PAYMENT, "c1", "card-expired");

    @Test
    void leavesTheMoneySecured() {
        fixture()
                .given(requested(), authorized(), captureRequested("c1", "5.00"))
                .when(failure)
                .expectEvents(captureFailed("c1", "5.00"));
    }

    @Test
    void changesNothingWhenTold() {
        fixture()
                .given(requested(), authorized(), captureRequested("c1", "5.00"), captureFailed("c1", "5.00"))
                .when(failure)
                .expectNoEvents();
    }

    @Test
    void letsGoWhatWasCalledOffMeanwhile() {
        fixture()
                .given(
                        requested(),
                        authorized(),
                        captureRequested("c1", "20.00"),
                        new PaymentCalledOff(PAYMENT, ORDER, "changed my mind"))
                .when(failure)
                .expectEvents(captureFailed("c1", "20.00"), voidRequested("1", "20.00"));
    }

    @Test
    void refusesACaptureNobodyAskedFor() {
        refused(fixture().given(requested(), authorized()).when(failure), Kind.NOT_FOUND, "capture-not-found");
    }
}
