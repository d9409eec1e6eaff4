package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.payments.command.PaymentCommand.RecordCapture;
import io.orderfold.payments.event.PaymentCalledOff;
import io.orderfold.payments.event.PaymentRefundRequested;
import org.junit.jupiter.api.Test;

class RecordCaptureTest {

    @Test
    void takesWhatWasAskedFor() {
        fixture()
                .given(requested(), authorized(), captureRequested("c1", "5.00"))
                .when(new RecordCapture(PAYMENT, "c1"))
                .expectEvents(captured("c1", "5.00"));
    }

    @Test
    void changesNothingWhenTold() {
        fixture()
                .given(requested(), authorized(), captureRequested("c1", "5.00"), captured("c1", "5.00"))
                .when(new RecordCapture(PAYMENT, "c1"))
                .expectNoEvents();
    }

    @Test
    void givesBackAtOnceWhatWasCalledOffMeanwhile() {
        fixture()
                .given(
                        requested(),
                        authorized(),
                        captureRequested("c1", "20.00"),
                        new PaymentCalledOff(PAYMENT, ORDER, "changed my mind"))
                .when(new RecordCapture(PAYMENT, "c1"))
                .expectEvents(
                        captured("c1", "20.00"),
                        new PaymentRefundRequested(
                                PAYMENT,
                                ORDER,
                                "called-off:c1",
                                TWENTY,
                                "The payment was called off.",
                                "simulator",
                                "auth-1"));
    }

    @Test
    void refusesACaptureNobodyAskedFor() {
        refused(
                fixture().given(requested(), authorized()).when(new RecordCapture(PAYMENT, "c9")),
                Kind.NOT_FOUND,
                "capture-not-found");
    }
}
