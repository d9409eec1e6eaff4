package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.payments.command.PaymentCommand.CapturePayment;
import org.junit.jupiter.api.Test;

class CapturePaymentTest {

    @Test
    void asksForPartOfTheMoney() {
        fixture()
                .given(requested(), authorized())
                .when(capture("c1", "5.00"))
                .expectEvents(captureRequested("c1", "5.00"))
                .expectResultMessagePayload(2L);
    }

    @Test
    void takesAllThatIsLeftWhenNoAmountIsNamed() {
        fixture()
                .given(requested(), authorized(), captureRequested("c1", "5.00"), captured("c1", "5.00"))
                .when(capture("c2", null))
                .expectEvents(captureRequested("c2", "15.00"));
    }

    @Test
    void changesNothingForTheSameCaptureAgain() {
        fixture()
                .given(requested(), authorized(), captureRequested("c1", "5.00"))
                .when(capture("c1", "5.00"))
                .expectNoEvents();
    }

    @Test
    void refusesAnotherAmountUnderTheSameId() {
        refused(
                fixture()
                        .given(requested(), authorized(), captureRequested("c1", "5.00"))
                        .when(capture("c1", "6.00")),
                Kind.CONFLICT,
                "capture-id-taken");
    }

    @Test
    void refusesMoreThanIsAuthorized() {
        refusedWithMaximum(
                fixture().given(requested(), authorized()).when(capture("c1", "20.01")),
                "capture-exceeds-authorization",
                "20.00");
    }

    @Test
    void countsWhatIsPending() {
        refusedWithMaximum(
                fixture()
                        .given(requested(), authorized(), captureRequested("c1", "15.00"))
                        .when(capture("c2", "5.01")),
                "capture-exceeds-authorization",
                "5.00");
    }

    @Test
    void countsWhatIsBeingVoided() {
        refusedWithMaximum(
                fixture()
                        .given(requested(), authorized(), voidRequested("1", "20.00"))
                        .when(capture("c1", "0.01")),
                "capture-exceeds-authorization",
                "0.00");
    }

    @Test
    void mayTakeAgainWhatFailed() {
        fixture()
                .given(requested(), authorized(), captureRequested("c1", "20.00"), captureFailed("c1", "20.00"))
                .when(capture("c2", "20.00"))
                .expectEvents(captureRequested("c2", "20.00"));
    }

    @Test
    void refusesWhenNothingIsLeft() {
        refusedWithMaximum(
                fixture()
                        .given(requested(), authorized(), captureRequested("c1", "20.00"))
                        .when(capture("c2", null)),
                "capture-exceeds-authorization",
                "0.00");
    }

    @Test
    void refusesAnotherCurrency() {
        refused(
                fixture()
                        .given(requested(), authorized())
                        .when(new CapturePayment(PAYMENT, "c1", Money.of("5.00", "USD"))),
                Kind.CONFLICT,
                "wrong-currency");
    }

    @Test
    void refusesToTakeNothing() {
        refused(
                fixture().given(requested(), authorized()).when(capture("c1", "0.00")),
                Kind.INVALID,
                "amount-not-positive");
    }

    @Test
    void refusesANegativeAmount() {
        refused(
                fixture().given(requested(), authorized()).when(capture("c1", "-5.00")),
                Kind.INVALID,
                "amount-not-positive");
    }

    @Test
    void refusesBeforeTheMoneyIsSecured() {
        refused(fixture().given(requested()).when(capture("c1", "5.00")), Kind.CONFLICT, "payment-not-authorized");
    }

    @Test
    void refusesWhatWasDeclined() {
        refused(
                fixture().given(requested(), declined()).when(capture("c1", "5.00")),
                Kind.CONFLICT,
                "payment-declined");
    }

    @Test
    void refusesWhatWasGivenUp() {
        refused(
                fixture().given(requested(), voided("unanswered", "20.00")).when(capture("c1", "5.00")),
                Kind.CONFLICT,
                "payment-voided");
    }
}
