package io.orderfold.returns.command;

import static io.orderfold.returns.command.ReturnFixture.*;

import io.orderfold.returns.command.ReturnCommand.RecordReturnRefundFailure;
import io.orderfold.returns.event.ReturnRefundFailed;
import org.junit.jupiter.api.Test;

class RecordReturnRefundFailureTest {

    private static final RecordReturnRefundFailure FAILURE =
            new RecordReturnRefundFailure(RETURN, RETURN.refund(1), PAYMENT, eur("20.00"));
    private static final ReturnRefundFailed FAILED =
            new ReturnRefundFailed(RETURN, ORDER, RETURN.refund(1), PAYMENT, eur("20.00"));

    @Test
    void recordsThatTheMoneyIsOwedAgain() {
        fixture()
                .given(requested(), approved(), received(1, pieces(1, 2)), refunded(1, "20.00", "0.00", "20.00"))
                .when(FAILURE)
                .expectEvents(FAILED);
    }

    @Test
    void recordsNothingTwice() {
        fixture()
                .given(
                        requested(),
                        approved(),
                        received(1, pieces(1, 2)),
                        refunded(1, "20.00", "0.00", "20.00"),
                        FAILED)
                .when(FAILURE)
                .expectNoEvents();
    }
}
