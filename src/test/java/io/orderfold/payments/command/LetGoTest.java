package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.payments.command.PaymentCommand.LetGo;
import org.junit.jupiter.api.Test;

class LetGoTest {

    private static LetGo letGo(String amount) {
        return new LetGo(PAYMENT, "edit-7", Money.of(amount, "EUR"));
    }

    @Test
    void asksToLetGoPartOfWhatIsSecured() {
        fixture().given(requested(), authorized()).when(letGo("5.00")).expectEvents(voidRequested("edit-7", "5.00"));
    }

    @Test
    void changesNothingTwice() {
        fixture()
                .given(requested(), authorized(), voidRequested("edit-7", "5.00"))
                .when(letGo("5.00"))
                .expectNoEvents();
    }

    @Test
    void letsGoNoMoreThanIsSecuredAndNotTaken() {
        refused(
                fixture()
                        .given(requested(), authorized(), captureRequested("c1", "15.01"))
                        .when(letGo("5.00")),
                Kind.CONFLICT,
                "void-exceeds-authorization");
    }

    @Test
    void refusesWhatIsNotSecured() {
        refused(fixture().given(requested()).when(letGo("5.00")), Kind.CONFLICT, "payment-not-authorized");
        refused(fixture().given(requested(), authorized()).when(letGo("0.00")), Kind.INVALID, "amount-not-positive");
    }
}
