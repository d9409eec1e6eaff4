package io.orderfold.payments.command;

import static io.orderfold.payments.command.PaymentFixture.*;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.payments.command.PaymentCommand.RecordRefund;
import io.orderfold.payments.command.PaymentCommand.RecordRefundFailure;
import org.junit.jupiter.api.Test;

class RecordRefundTest {

    private static final Object[] GOING_BACK = {
        requested(),
        authorized(),
        captureRequested("c1", "20.00"),
        captured("c1", "20.00"),
        refundRequested("r1", "5.00")
    };

    @Test
    void givesTheMoneyBack() {
        fixture().given(GOING_BACK).when(new RecordRefund(PAYMENT, "r1")).expectEvents(refunded("r1", "5.00"));
    }

    @Test
    void changesNothingWhenTold() {
        fixture()
                .given(GOING_BACK)
                .andGiven(refunded("r1", "5.00"))
                .when(new RecordRefund(PAYMENT, "r1"))
                .expectNoEvents();
    }

    @Test
    void refusesARefundNobodyAskedFor() {
        refused(fixture().given(GOING_BACK).when(new RecordRefund(PAYMENT, "r9")), Kind.NOT_FOUND, "refund-not-found");
    }

    @Test
    void recordsThatItFailed() {
        fixture()
                .given(GOING_BACK)
                .when(new RecordRefundFailure(PAYMENT, "r1", "account-closed"))
                .expectEvents(refundFailed("r1", "5.00"));
    }

    @Test
    void recordsThatItFailedOnce() {
        fixture()
                .given(GOING_BACK)
                .andGiven(refundFailed("r1", "5.00"))
                .when(new RecordRefundFailure(PAYMENT, "r1", "account-closed"))
                .expectNoEvents();
    }

    @Test
    void refusesTheFailureOfARefundNobodyAskedFor() {
        refused(
                fixture().given(GOING_BACK).when(new RecordRefundFailure(PAYMENT, "r9", "account-closed")),
                Kind.NOT_FOUND,
                "refund-not-found");
    }
}
