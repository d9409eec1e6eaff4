package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.payments.command.PaymentCommand.RefundPayment;
import org.junit.jupiter.api.Test;

class RefundPaymentTest {

    private static final Object[] TAKEN = {
        requested(), authorized(), captureRequested("c1", "20.00"), captured("c1", "20.00")
    };

    @Test
    void asksForPartOfTheMoneyToGoBack() {
        fixture().given(TAKEN).when(refund("r1", "5.00")).expectEvents(refundRequested("r1", "5.00"));
    }

    @Test
    void givesBackAllThatIsLeftWhenNoAmountIsNamed() {
        fixture()
                .given(TAKEN)
                .andGiven(refundRequested("r1", "5.00"), refunded("r1", "5.00"))
                .when(refund("r2", null))
                .expectEvents(refundRequested("r2", "15.00"));
    }

    @Test
    void changesNothingForTheSameRefundAgain() {
        fixture()
                .given(TAKEN)
                .andGiven(refundRequested("r1", "5.00"))
                .when(refund("r1", "5.00"))
                .expectNoEvents();
    }

    @Test
    void refusesAnotherAmountUnderTheSameId() {
        refused(
                fixture().given(TAKEN).andGiven(refundRequested("r1", "5.00")).when(refund("r1", "6.00")),
                Kind.CONFLICT,
                "refund-id-taken");
    }

    @Test
    void refusesMoreThanWasTaken() {
        refusedWithMaximum(fixture().given(TAKEN).when(refund("r1", "20.01")), "refund-exceeds-captured", "20.00");
    }

    @Test
    void countsWhatIsPending() {
        refusedWithMaximum(
                fixture().given(TAKEN).andGiven(refundRequested("r1", "15.00")).when(refund("r2", "5.01")),
                "refund-exceeds-captured",
                "5.00");
    }

    @Test
    void doesNotCountACaptureThatIsStillPending() {
        refusedWithMaximum(
                fixture()
                        .given(requested(), authorized(), captureRequested("c1", "20.00"))
                        .when(refund("r1", "0.01")),
                "refund-exceeds-captured",
                "0.00");
    }

    @Test
    void mayGiveBackAgainWhatFailed() {
        fixture()
                .given(TAKEN)
                .andGiven(refundRequested("r1", "20.00"), refundFailed("r1", "20.00"))
                .when(refund("r2", "20.00"))
                .expectEvents(refundRequested("r2", "20.00"));
    }

    @Test
    void refusesWhenNothingIsLeft() {
        refusedWithMaximum(
                fixture().given(TAKEN).andGiven(refundRequested("r1", "20.00")).when(refund("r2", null)),
                "refund-exceeds-captured",
                "0.00");
    }

    @Test
    void refusesAnotherCurrency() {
        refused(
                fixture().given(TAKEN).when(new RefundPayment(PAYMENT, "r1", Money.of("500", "JPY"), "damaged")),
                Kind.CONFLICT,
                "wrong-currency");
    }

    @Test
    void refusesToGiveBackNothing() {
        refused(fixture().given(TAKEN).when(refund("r1", "0.00")), Kind.INVALID, "amount-not-positive");
    }

    @Test
    void refusesBeforeTheMoneyIsSecured() {
        refused(fixture().given(requested()).when(refund("r1", "5.00")), Kind.CONFLICT, "payment-not-authorized");
    }

    @Test
    void refusesWhatWasDeclined() {
        refused(fixture().given(requested(), declined()).when(refund("r1", "5.00")), Kind.CONFLICT, "payment-declined");
    }
}
