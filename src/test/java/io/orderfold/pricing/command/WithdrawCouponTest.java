package io.orderfold.pricing.command;

import static io.orderfold.pricing.CouponFixture.ADA;
import static io.orderfold.pricing.CouponFixture.SUMMER;
import static io.orderfold.pricing.CouponFixture.issued;
import static io.orderfold.pricing.CouponFixture.redeemed;
import static io.orderfold.pricing.CouponFixture.refusal;
import static io.orderfold.pricing.CouponFixture.withdrawn;

import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.pricing.command.CouponCommand.WithdrawCoupon;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;

class WithdrawCouponTest extends CouponTest {

    private final WithdrawCoupon withdraw = new WithdrawCoupon(SUMMER);

    @Test
    void endsACouponThatWasUsed() {
        coupon.given(issued(), redeemed("o-1", ADA))
                .when(withdraw)
                .expectEvents(withdrawn())
                .expectResultMessagePayload(2L);
    }

    @Test
    void changesNothingTheSecondTime() {
        coupon.given(issued(), withdrawn()).when(withdraw).expectNoEvents().expectResultMessagePayload(1L);
    }

    @Test
    void refusesACouponThatIsNotThere() {
        coupon.givenNoPriorActivity().when(withdraw).expectNoEvents().expectException(AggregateNotFoundException.class);
    }

    @Test
    void refusesAStaleVersion() {
        coupon.given(issued())
                .when(withdraw, Map.of(Metadata.EXPECTED_VERSION, 3L))
                .expectNoEvents()
                .expectException(refusal(Kind.STALE, "stale-version"));
    }
}
