package io.orderfold.pricing.command;

import static io.orderfold.pricing.CouponFixture.ADA;
import static io.orderfold.pricing.CouponFixture.JULY;
import static io.orderfold.pricing.CouponFixture.JUNE;
import static io.orderfold.pricing.CouponFixture.SUMMER;
import static io.orderfold.pricing.CouponFixture.eur;
import static io.orderfold.pricing.CouponFixture.issue;
import static io.orderfold.pricing.CouponFixture.issued;
import static io.orderfold.pricing.CouponFixture.issuedToAll;
import static io.orderfold.pricing.CouponFixture.redeemed;
import static io.orderfold.pricing.CouponFixture.refusal;
import static io.orderfold.pricing.CouponFixture.withdrawn;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection.Kind;
import io.orderfold.kernel.axon.Metadata;
import io.orderfold.pricing.Discount;
import io.orderfold.pricing.command.CouponCommand.IssueCoupon;
import io.orderfold.pricing.event.CouponIssued;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssueCouponTest extends CouponTest {

    private static IssueCoupon forAll(Discount discount, @Nullable Money minimum) {
        return new IssueCoupon(SUMMER, "For all", discount, null, null, minimum, null, null, true);
    }

    private static IssueCoupon limited(@Nullable Long perCustomer, @Nullable Long inAll) {
        return new IssueCoupon(SUMMER, "Limited", Discount.percent("5"), null, null, null, perCustomer, inAll, true);
    }

    private static IssueCoupon named(String name) {
        return new IssueCoupon(SUMMER, name, Discount.percent("5"), null, null, null, null, null, true);
    }

    private static IssueCoupon valid(Instant from, Instant until) {
        return new IssueCoupon(SUMMER, "Timed", Discount.percent("5"), from, until, null, null, null, true);
    }

    @Test
    void makesACoupon() {
        coupon.givenNoPriorActivity().when(issue()).expectEvents(issued()).expectResultMessagePayload(0L);
    }

    @Test
    void makesOneWithoutLimits() {
        coupon.givenNoPriorActivity()
                .when(forAll(Discount.freeShipping(), null))
                .expectEvents(issuedToAll(Discount.freeShipping()));
    }

    @Test
    void makesOneOfAnAmountWithAMinimumInItsCurrency() {
        coupon.givenNoPriorActivity()
                .when(forAll(Discount.amount(eur("5.00")), eur("20.00")))
                .expectEvents(new CouponIssued(
                        SUMMER, "For all", Discount.amount(eur("5.00")), null, null, eur("20.00"), null, null, true));
    }

    @Test
    void stripsTheName() {
        coupon.givenNoPriorActivity()
                .when(named(" Five off "))
                .expectEvents(new CouponIssued(
                        SUMMER, "Five off", Discount.percent("5"), null, null, null, null, null, true));
    }

    @Test
    void keepsMomentsAsExactAsDatabasesDo() {
        coupon.givenNoPriorActivity()
                .when(valid(JUNE.plusNanos(1_234), JULY.plusNanos(999)))
                .expectEvents(new CouponIssued(
                        SUMMER, "Timed", Discount.percent("5"), JUNE.plusNanos(1_000), JULY, null, null, null, true));
    }

    @Test
    void answersTheSameAgainAsBeforeWhateverBecameOfIt() {
        coupon.given(issued(), redeemed("o-1", ADA), withdrawn())
                .when(issue())
                .expectNoEvents()
                .expectResultMessagePayload(2L);
    }

    @Test
    void refusesOtherTermsUnderATakenCode() {
        coupon.given(issued())
                .when(forAll(Discount.percent("10"), null))
                .expectNoEvents()
                .expectException(refusal(Kind.CONFLICT, "coupon-code-taken"));
    }

    @Test
    void refusesABlankName() {
        coupon.givenNoPriorActivity()
                .when(named(" "))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "text-missing"));
    }

    @Test
    void refusesANameOfMoreThan200Characters() {
        coupon.givenNoPriorActivity()
                .when(named("x".repeat(201)))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "text-too-long"));
    }

    @Test
    void refusesALimitOfNone() {
        coupon.givenNoPriorActivity()
                .when(limited(null, 0L))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "coupon-limit-out-of-range"));
    }

    @Test
    void refusesALimitPerCustomerOfNone() {
        coupon.givenNoPriorActivity()
                .when(limited(-1L, null))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "coupon-limit-out-of-range"));
    }

    @Test
    void refusesALimitThatCannotBeMeant() {
        coupon.givenNoPriorActivity()
                .when(limited(null, 1_000_000_001L))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "coupon-limit-out-of-range"));
    }

    @Test
    void refusesOneThatEndsAsItBegins() {
        coupon.givenNoPriorActivity()
                .when(valid(JUNE, JUNE))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "coupon-never-valid"));
    }

    @Test
    void refusesAMinimumOfNothing() {
        coupon.givenNoPriorActivity()
                .when(forAll(Discount.percent("10"), eur("0")))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "minimum-not-positive"));
    }

    @Test
    void refusesAMinimumInAnotherCurrencyThanTheAmount() {
        coupon.givenNoPriorActivity()
                .when(forAll(Discount.amount(eur("5.00")), Money.of("20.00", "USD")))
                .expectNoEvents()
                .expectException(refusal(Kind.INVALID, "coupon-currencies-differ"));
    }

    @Test
    void refusesAStaleVersion() {
        coupon.given(issued())
                .when(issue(), Map.of(Metadata.EXPECTED_VERSION, 4L))
                .expectNoEvents()
                .expectException(refusal(Kind.STALE, "stale-version"));
    }
}
