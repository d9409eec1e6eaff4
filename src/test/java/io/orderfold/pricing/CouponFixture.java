package io.orderfold.pricing;

import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.pricing.command.CouponCommand.IssueCoupon;
import io.orderfold.pricing.command.CouponCommand.RedeemCoupon;
import io.orderfold.pricing.event.CouponGivenBack;
import io.orderfold.pricing.event.CouponIssued;
import io.orderfold.pricing.event.CouponRedeemed;
import io.orderfold.pricing.event.CouponWithdrawn;
import java.time.Instant;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** Ten percent off 50 EUR and more, all of June 2026, once a customer and three times in all. */
public final class CouponFixture {

    public static final CouponCode SUMMER = new CouponCode("SUMMER-10");
    public static final CustomerId ADA = new CustomerId("ada");
    public static final CustomerId BOB = new CustomerId("bob");
    public static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    public static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private CouponFixture() {}

    public static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    public static IssueCoupon issue() {
        return new IssueCoupon(SUMMER, "Summer sale", Discount.percent("10"), JUNE, JULY, eur("50.00"), 1L, 3L, false);
    }

    public static CouponIssued issued() {
        return new CouponIssued(SUMMER, "Summer sale", Discount.percent("10"), JUNE, JULY, eur("50.00"), 1, 3, false);
    }

    /** Without any limit. */
    public static CouponIssued issuedToAll(Discount discount) {
        return new CouponIssued(SUMMER, "For all", discount, null, null, null, null, null, true);
    }

    public static Promotion promotion() {
        return new Promotion(SUMMER, "Summer sale", Discount.percent("10"), false);
    }

    public static CouponWithdrawn withdrawn() {
        return new CouponWithdrawn(SUMMER);
    }

    public static RedeemCoupon redeem(String order, CustomerId customer, String goods) {
        return new RedeemCoupon(SUMMER, order, customer, eur(goods));
    }

    public static CouponRedeemed redeemed(String order, CustomerId customer) {
        return new CouponRedeemed(SUMMER, order, customer);
    }

    public static CouponGivenBack givenBack(String order, CustomerId customer) {
        return new CouponGivenBack(SUMMER, order, customer);
    }

    /** A refusal of that kind and code. */
    public static Matcher<Throwable> refusal(Rejection.Kind kind, String code) {
        return new CustomTypeSafeMatcher<>("a refusal " + kind + " " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof Rejection rejection
                        && rejection.kind() == kind
                        && rejection.code().equals(code);
            }
        };
    }
}
