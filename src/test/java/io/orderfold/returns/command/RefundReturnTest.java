package io.orderfold.returns.command;

import static io.orderfold.returns.command.ReturnFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.returns.command.ReturnCommand.RefundReturn;
import io.orderfold.returns.command.ReturnFixture.Surroundings;
import io.orderfold.returns.event.ReturnRefundFailed;
import org.junit.jupiter.api.Test;

class RefundReturnTest {

    private final Surroundings surroundings = new Surroundings();

    @Test
    void givesBackWhatWasReceived() {
        fixture(surroundings)
                .given(requested(), approved(), received(1, pieces(1, 2)))
                .when(new RefundReturn(RETURN, null))
                .expectEvents(refunded(1, "20.00", "0.00", "20.00"));
        assertThat(surroundings.heard).containsExactly("give back 20.00");
    }

    @Test
    void keepsTheFee() {
        fixture(surroundings)
                .given(requested(), approved(), received(1, pieces(1, 2)))
                .when(new RefundReturn(RETURN, eur("4.50")))
                .expectEvents(refunded(1, "20.00", "4.50", "15.50"));
    }

    @Test
    void givesBackTheRestOnly() {
        fixture(surroundings)
                .given(
                        requested(),
                        approved(),
                        received(1, pieces(1, 2)),
                        refunded(1, "20.00", "4.50", "15.50"),
                        received(2, pieces(2, 1)))
                .when(new RefundReturn(RETURN, null))
                .expectEvents(refunded(2, "4.00", "0.00", "4.00"));
    }

    @Test
    void refusesWhenAllIsPaidBack() {
        refused(
                fixture(surroundings)
                        .given(
                                requested(),
                                approved(),
                                received(1, pieces(1, 2)),
                                refunded(1, "20.00", "4.50", "15.50"))
                        .when(new RefundReturn(RETURN, null)),
                Kind.CONFLICT,
                "nothing-to-refund");
        assertThat(surroundings.heard).isEmpty();
    }

    @Test
    void owesAgainWhatTheProviderRefused() {
        fixture(surroundings)
                .given(
                        requested(),
                        approved(),
                        received(1, pieces(1, 2)),
                        refunded(1, "20.00", "4.50", "15.50"),
                        new ReturnRefundFailed(RETURN, ORDER, RETURN.refund(1), PAYMENT, eur("15.50")))
                .when(new RefundReturn(RETURN, null))
                .expectEvents(refunded(2, "15.50", "0.00", "15.50"));
    }

    @Test
    void refusesAFeeBeyondWhatIsOwed() {
        refused(
                fixture()
                        .given(requested(), approved(), received(1, pieces(2, 1)))
                        .when(new RefundReturn(RETURN, eur("4.01"))),
                Kind.CONFLICT,
                "fee-out-of-range");
    }

    @Test
    void refusesAFeeInOtherMoney() {
        refused(
                fixture()
                        .given(requested(), approved(), received(1, pieces(2, 1)))
                        .when(new RefundReturn(RETURN, Money.of("1.00", "USD"))),
                Kind.CONFLICT,
                "wrong-currency");
    }

    @Test
    void refusesBeforeAnythingIsHere() {
        refused(
                fixture().given(requested(), approved()).when(new RefundReturn(RETURN, null)),
                Kind.CONFLICT,
                "wrong-state");
    }

    @Test
    void handsOnThePaymentsRefusal() {
        refused(
                fixture(surroundings.refusing("refund-exceeds-captured"))
                        .given(requested(), approved(), received(1, pieces(2, 1)))
                        .when(new RefundReturn(RETURN, null)),
                Kind.CONFLICT,
                "refund-exceeds-captured");
    }
}
