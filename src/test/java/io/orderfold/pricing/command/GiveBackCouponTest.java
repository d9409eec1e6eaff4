package io.orderfold.pricing.command;

import static io.orderfold.pricing.CouponFixture.ADA;
import static io.orderfold.pricing.CouponFixture.BOB;
import static io.orderfold.pricing.CouponFixture.SUMMER;
import static io.orderfold.pricing.CouponFixture.givenBack;
import static io.orderfold.pricing.CouponFixture.issued;
import static io.orderfold.pricing.CouponFixture.redeemed;
import static io.orderfold.pricing.CouponFixture.withdrawn;

import io.orderfold.pricing.command.CouponCommand.GiveBackCoupon;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.Test;

class GiveBackCouponTest extends CouponTest {

    private final GiveBackCoupon giveBack = new GiveBackCoupon(SUMMER, "o-1");

    @Test
    void countsTheUseNoMore() {
        coupon.given(issued(), redeemed("o-1", ADA), redeemed("o-2", BOB))
                .when(giveBack)
                .expectEvents(givenBack("o-1", ADA))
                .expectResultMessagePayload(3L);
    }

    @Test
    void takesBackAUseOfAWithdrawnCoupon() {
        coupon.given(issued(), redeemed("o-1", ADA), withdrawn()).when(giveBack).expectEvents(givenBack("o-1", ADA));
    }

    @Test
    void changesNothingForAnOrderThatDoesNotUseIt() {
        coupon.given(issued(), redeemed("o-2", BOB))
                .when(giveBack)
                .expectNoEvents()
                .expectResultMessagePayload(1L);
    }

    @Test
    void changesNothingTheSecondTime() {
        coupon.given(issued(), redeemed("o-1", ADA), givenBack("o-1", ADA))
                .when(giveBack)
                .expectNoEvents()
                .expectResultMessagePayload(2L);
    }

    @Test
    void refusesACouponThatIsNotThere() {
        coupon.givenNoPriorActivity().when(giveBack).expectNoEvents().expectException(AggregateNotFoundException.class);
    }
}
