package io.orderfold.pricing.command;

import static io.orderfold.pricing.CouponFixture.ADA;
import static io.orderfold.pricing.CouponFixture.BOB;
import static io.orderfold.pricing.CouponFixture.JULY;
import static io.orderfold.pricing.CouponFixture.JUNE;
import static io.orderfold.pricing.CouponFixture.SUMMER;
import static io.orderfold.pricing.CouponFixture.eur;
import static io.orderfold.pricing.CouponFixture.givenBack;
import static io.orderfold.pricing.CouponFixture.issued;
import static io.orderfold.pricing.CouponFixture.issuedToAll;
import static io.orderfold.pricing.CouponFixture.promotion;
import static io.orderfold.pricing.CouponFixture.redeem;
import static io.orderfold.pricing.CouponFixture.redeemed;
import static io.orderfold.pricing.CouponFixture.refusal;
import static io.orderfold.pricing.CouponFixture.withdrawn;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.pricing.Discount;
import io.orderfold.pricing.command.CouponCommand.RedeemCoupon;
import java.util.Set;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;

class RedeemCouponTest extends CouponTest {

    private static final CustomerId CAT = new CustomerId("cat");
    private static final CustomerId DAN = new CustomerId("dan");

    @Test
    void countsAUseAndSaysWhatItGives() {
        coupon.given(issued())
                .andGivenCurrentTime(JUNE)
                .when(redeem("o-1", ADA, "50.00"))
                .expectEvents(redeemed("o-1", ADA))
                .expectResultMessagePayload(promotion());
    }

    @Test
    void mayBeUsedUntilItsLastMoment() {
        coupon.given(issued())
                .andGivenCurrentTime(JULY.minusNanos(1))
                .when(redeem("o-1", ADA, "70.00"))
                .expectEvents(redeemed("o-1", ADA));
    }

    @Test
    void countsAnOrderOnceWhateverBecameOfTheCoupon() {
        coupon.given(issued(), redeemed("o-1", ADA), withdrawn())
                .andGivenCurrentTime(JULY)
                .when(redeem("o-1", ADA, "1.00"))
                .expectNoEvents()
                .expectResultMessagePayload(promotion());
    }

    @Test
    void countsAnOrderAgainThatGaveItBack() {
        coupon.given(issued(), redeemed("o-1", ADA), givenBack("o-1", ADA))
                .andGivenCurrentTime(JUNE)
                .when(redeem("o-1", ADA, "50.00"))
                .expectEvents(redeemed("o-1", ADA));
    }

    @Test
    void mayBeUsedAnyNumberOfTimesWithoutLimits() {
        coupon.given(issuedToAll(Discount.percent("5")), redeemed("o-1", ADA), redeemed("o-2", ADA))
                .when(redeem("o-3", ADA, "0.01"))
                .expectEvents(redeemed("o-3", ADA));
    }

    @Test
    void refusesBeforeItsTime() {
        coupon.given(issued())
                .andGivenCurrentTime(JUNE.minusNanos(1))
                .when(redeem("o-1", ADA, "50.00"))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "coupon-not-yet-valid"));
    }

    @Test
    void refusesAfterItsTime() {
        coupon.given(issued())
                .andGivenCurrentTime(JULY)
                .when(redeem("o-1", ADA, "50.00"))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "coupon-expired"));
    }

    @Test
    void refusesOnceWithdrawn() {
        coupon.given(issued(), withdrawn())
                .andGivenCurrentTime(JUNE)
                .when(redeem("o-1", ADA, "50.00"))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "coupon-withdrawn"));
    }

    @Test
    void refusesGoodsOfLessThanTheMinimumAndNamesIt() {
        coupon.given(issued())
                .andGivenCurrentTime(JUNE)
                .when(redeem("o-1", ADA, "49.99"))
                .expectNoEvents()
                .expectException(new CustomTypeSafeMatcher<Rejection>("a refusal that names 50.00 EUR") {
                    @Override
                    protected boolean matchesSafely(Rejection refusal) {
                        return refusal.code().equals("coupon-minimum-not-met")
                                && eur("50.00").equals(refusal.details().get("minimum"));
                    }
                });
    }

    @Test
    void refusesGoodsInAnotherCurrencyThanTheMinimum() {
        coupon.given(issued())
                .andGivenCurrentTime(JUNE)
                .when(new RedeemCoupon(SUMMER, "o-1", ADA, Money.of("90.00", "USD")))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "coupon-wrong-currency"));
    }

    @Test
    void refusesGoodsInAnotherCurrencyThanTheAmount() {
        coupon.given(issuedToAll(Discount.amount(Money.of("5.00", "USD"))))
                .when(redeem("o-1", ADA, "90.00"))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "coupon-wrong-currency"));
    }

    @Test
    void refusesOneUseTooMany() {
        coupon.given(issued(), redeemed("o-1", ADA), redeemed("o-2", BOB), redeemed("o-3", CAT))
                .andGivenCurrentTime(JUNE)
                .when(redeem("o-4", DAN, "50.00"))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "coupon-exhausted"));
    }

    @Test
    void mayBeUsedInPlaceOfOneGivenBack() {
        coupon.given(issued(), redeemed("o-1", ADA), redeemed("o-2", BOB), redeemed("o-3", CAT), givenBack("o-2", BOB))
                .andGivenCurrentTime(JUNE)
                .when(redeem("o-4", DAN, "50.00"))
                .expectEvents(redeemed("o-4", DAN));
    }

    @Test
    void refusesASecondUseOfTheSameCustomer() {
        coupon.given(issued(), redeemed("o-1", ADA))
                .andGivenCurrentTime(JUNE)
                .when(redeem("o-2", ADA, "50.00"))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "coupon-used-by-customer"));
    }

    @Test
    void refusesASecondUseOfACustomerWhoUsedItUnderAnotherId() {
        merged.put(BOB, Set.of(ADA));
        coupon.given(issued(), redeemed("o-1", ADA))
                .andGivenCurrentTime(JUNE)
                .when(redeem("o-2", BOB, "50.00"))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "coupon-used-by-customer"));
    }

    @Test
    void refusesAnOrderWithoutAnId() {
        coupon.given(issued())
                .andGivenCurrentTime(JUNE)
                .when(redeem(" ", ADA, "50.00"))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "text-missing"));
    }

    @Test
    void refusesACouponThatIsNotThere() {
        coupon.givenNoPriorActivity()
                .when(redeem("o-1", ADA, "50.00"))
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }
}
