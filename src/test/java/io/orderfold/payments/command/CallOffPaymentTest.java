package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;

import io.orderfold.payments.command.PaymentCommand.CallOffPayment;
import io.orderfold.payments.event.PaymentCalledOff;
import org.junit.jupiter.api.Test;

class CallOffPaymentTest {

    private final CallOffPayment callOff = new CallOffPayment(PAYMENT, "damaged");
    private final PaymentCalledOff calledOff = new PaymentCalledOff(PAYMENT, ORDER, "damaged");

    @Test
    void givesUpWhatTheProviderHasNotAnswered() {
        fixture().given(requested()).when(callOff).expectEvents(calledOff, voided("unanswered", "20.00"));
    }

    @Test
    void letsGoWhatIsSecured() {
        fixture().given(requested(), authorized()).when(callOff).expectEvents(calledOff, voidRequested("1", "20.00"));
    }

    @Test
    void givesBackWhatIsTakenAndLetsTheRestGo() {
        fixture()
                .given(requested(), authorized(), captureRequested("c1", "5.00"), captured("c1", "5.00"))
                .when(callOff)
                .expectEvents(calledOff, voidRequested("1", "15.00"), refundRequested("called-off", "5.00"));
    }

    @Test
    void givesBackOnlyWhatIsNotOnItsWayBack() {
        fixture()
                .given(
                        requested(),
                        authorized(),
                        captureRequested("c1", "20.00"),
                        captured("c1", "20.00"),
                        refundRequested("r1", "15.00"))
                .when(callOff)
                .expectEvents(calledOff, refundRequested("called-off", "5.00"));
    }

    @Test
    void waitsForACaptureUnderWay() {
        fixture()
                .given(requested(), authorized(), captureRequested("c1", "20.00"))
                .when(callOff)
                .expectEvents(calledOff);
    }

    @Test
    void changesNothingWhenAskedAgain() {
        fixture()
                .given(requested(), authorized(), calledOff, voidRequested("1", "20.00"))
                .when(callOff)
                .expectNoEvents();
    }

    @Test
    void changesNothingWhereThereIsNoMoney() {
        fixture().given(requested(), declined()).when(callOff).expectNoEvents();
    }
}
