package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.payments.command.PaymentCommand.VoidPayment;
import org.junit.jupiter.api.Test;

class VoidPaymentTest {

    private final VoidPayment letGo = new VoidPayment(PAYMENT);

    @Test
    void asksToLetGoAllThatIsSecured() {
        fixture().given(requested(), authorized()).when(letGo).expectEvents(voidRequested("1", "20.00"));
    }

    @Test
    void letsGoOnlyWhatIsNotTaken() {
        fixture()
                .given(requested(), authorized(), captureRequested("c1", "5.00"))
                .when(letGo)
                .expectEvents(voidRequested("1", "15.00"));
    }

    @Test
    void givesUpAtOnceWhatTheProviderHasNotAnswered() {
        fixture().given(requested()).when(letGo).expectEvents(voided("unanswered", "20.00"));
    }

    @Test
    void changesNothingOnceAsked() {
        fixture()
                .given(requested(), authorized(), voidRequested("1", "20.00"))
                .when(letGo)
                .expectNoEvents();
    }

    @Test
    void changesNothingOnceVoided() {
        fixture().given(requested(), voided("unanswered", "20.00")).when(letGo).expectNoEvents();
    }

    @Test
    void asksAgainAfterTheProviderRefused() {
        fixture()
                .given(requested(), authorized(), voidRequested("1", "20.00"), voidFailed("1", "20.00"))
                .when(letGo)
                .expectEvents(voidRequested("2", "20.00"));
    }

    @Test
    void refusesWhatIsTaken() {
        refused(
                fixture()
                        .given(requested(), authorized(), captureRequested("c1", "20.00"), captured("c1", "20.00"))
                        .when(letGo),
                Kind.CONFLICT,
                "nothing-to-void");
    }

    @Test
    void refusesWhatWasDeclined() {
        refused(fixture().given(requested(), declined()).when(letGo), Kind.CONFLICT, "payment-declined");
    }
}
