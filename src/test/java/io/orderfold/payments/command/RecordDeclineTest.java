package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.payments.command.PaymentCommand.RecordDecline;
import org.junit.jupiter.api.Test;

class RecordDeclineTest {

    @Test
    void endsThePayment() {
        fixture().given(requested()).when(decline()).expectEvents(declined());
    }

    @Test
    void changesNothingWhenTold() {
        fixture().given(requested(), declined()).when(decline()).expectNoEvents();
    }

    @Test
    void changesNothingOnceGivenUp() {
        fixture()
                .given(requested(), voided("unanswered", "20.00"))
                .when(decline())
                .expectNoEvents();
    }

    @Test
    void refusesToDeclineWhatIsSecured() {
        refused(
                fixture().given(requested(), authorized()).when(decline()),
                Kind.CONFLICT,
                "payment-already-authorized");
    }

    private static RecordDecline decline() {
        return new RecordDecline(PAYMENT, "card-declined");
    }
}
