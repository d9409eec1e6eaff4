package io.orderfold.pricing;

import static io.orderfold.pricing.CouponFixture.ADA;
import static io.orderfold.pricing.CouponFixture.BOB;
import static io.orderfold.pricing.CouponFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.orderfold.RunningShopTest;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.pricing.command.CouponCommand.IssueCoupon;
import io.orderfold.pricing.command.CouponCommand.WithdrawCoupon;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What orders ask of coupons, on the real log, also many at once. */
class CouponsTest extends RunningShopTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final int CALLERS = 16;
    private static final int LIMIT = 5;

    @Autowired
    private Coupons coupons;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private PlatformTransactionManager writeTransactionManager;

    private CouponCode code;

    @BeforeEach
    void choose() {
        code = new CouponCode(UUID.randomUUID().toString().toUpperCase(Locale.ROOT));
    }

    private void issue(@Nullable Long perCustomer, @Nullable Long limit) {
        commands.sendAndWait(new IssueCoupon(
                code, "Some off", Discount.percent("12.5"), null, null, eur("10.00"), perCustomer, limit, true));
    }

    private Promotion check(CustomerId customer, Money goods) {
        return coupons.check(code, customer, goods, NOW);
    }

    private long uses() {
        return writeJdbc.queryForObject("select uses from coupon_terms where code = ?", Long.class, code.value());
    }

    private static void assertRefused(ThrowingCallable call, String problem) {
        assertThatExceptionOfType(Rejection.class).isThrownBy(call).satisfies(refusal -> assertThat(refusal.code())
                .isEqualTo(problem));
    }

    /** Each caller for an order of its own; answers how many the coupon let through, all others being refused so. */
    private long redeemAtOnce(List<CustomerId> customers, String refusal) throws Exception {
        CyclicBarrier start = new CyclicBarrier(customers.size());
        ExecutorService callers = Executors.newFixedThreadPool(customers.size());
        try {
            List<Future<Boolean>> outcomes = new ArrayList<>();
            for (CustomerId customer : customers) {
                outcomes.add(callers.submit(() -> {
                    start.await();
                    try {
                        coupons.redeem(code, UUID.randomUUID().toString(), customer, eur("50.00"));
                        return true;
                    } catch (Rejection rejection) {
                        assertThat(rejection.code()).isEqualTo(refusal);
                        return false;
                    }
                }));
            }
            long taken = 0;
            for (Future<Boolean> outcome : outcomes) {
                taken += outcome.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
            return taken;
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void letsNoMoreOrdersThroughThanItsLimitHoweverManyComeAtOnce() throws Exception {
        issue(null, (long) LIMIT);
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            customers.add(new CustomerId("caller-" + i));
        }
        assertThat(redeemAtOnce(customers, "coupon-exhausted")).isEqualTo(LIMIT);
        assertThat(uses()).isEqualTo(LIMIT);
        assertThat(store.readEvents("coupon:" + code).asStream().count()).isEqualTo(1 + LIMIT);
    }

    @Test
    void letsOneOrderOfACustomerThroughHoweverManyComeAtOnce() throws Exception {
        issue(1L, null);
        assertThat(redeemAtOnce(java.util.Collections.nCopies(CALLERS, ADA), "coupon-used-by-customer"))
                .isEqualTo(1);
        assertThat(uses()).isEqualTo(1);
    }

    @Test
    void looksWithoutCounting() {
        issue(1L, 2L);
        Promotion promotion = new Promotion(code, "Some off", Discount.percent("12.5"), true);
        for (int i = 0; i < 3; i++) {
            assertThat(check(ADA, eur("10.00"))).isEqualTo(promotion);
        }
        assertThat(uses()).isZero();
        assertThat(coupons.redeem(code, "o-1", ADA, eur("10.00"))).isEqualTo(promotion);
        assertThat(coupons.redeem(code, "o-1", ADA, eur("10.00"))).isEqualTo(promotion);
        assertThat(uses()).isEqualTo(1);

        assertRefused(() -> check(ADA, eur("10.00")), "coupon-used-by-customer");
        assertRefused(() -> coupons.redeem(code, "o-2", ADA, eur("10.00")), "coupon-used-by-customer");
        assertRefused(() -> check(BOB, eur("9.99")), "coupon-minimum-not-met");
        assertRefused(() -> check(BOB, Money.of("99.00", "USD")), "coupon-wrong-currency");
        coupons.redeem(code, "o-2", BOB, eur("10.00"));
        assertRefused(() -> check(new CustomerId("cat"), eur("10.00")), "coupon-exhausted");

        coupons.giveBack(code, "o-1");
        coupons.giveBack(code, "o-1");
        assertThat(uses()).isEqualTo(1);
        assertThat(check(ADA, eur("10.00"))).isEqualTo(promotion);
        commands.sendAndWait(new WithdrawCoupon(code));
        assertRefused(() -> check(ADA, eur("10.00")), "coupon-withdrawn");
    }

    @Test
    void looksAtTheTimeItIsAskedAbout() {
        commands.sendAndWait(new IssueCoupon(
                code,
                "Amount off",
                Discount.amount(Money.of("500", "JPY")),
                NOW,
                NOW.plusNanos(1_000),
                null,
                null,
                null,
                false));
        Money goods = Money.of("900", "JPY");
        assertRefused(() -> coupons.check(code, ADA, goods, NOW.minusNanos(1)), "coupon-not-yet-valid");
        assertRefused(() -> coupons.check(code, ADA, goods, NOW.plusNanos(1_000)), "coupon-expired");
        assertThat(coupons.check(code, ADA, goods, NOW.plusNanos(999)))
                .isEqualTo(new Promotion(code, "Amount off", Discount.amount(Money.of("500", "JPY")), false));
    }

    @Test
    void doesNotCountAUseWhoseTransactionFailed() {
        issue(1L, 1L);
        TransactionTemplate transaction = new TransactionTemplate(writeTransactionManager);
        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    coupons.redeem(code, "o-1", ADA, eur("10.00"));
                    throw new IllegalStateException("the order was refused after all");
                }));
        assertThat(uses()).isZero();
        coupons.redeem(code, "o-2", ADA, eur("10.00"));
        assertThat(uses()).isEqualTo(1);
    }

    @Test
    void saysThatThereIsNoSuchCoupon() {
        assertRefused(() -> check(ADA, eur("10.00")), "coupon-not-found");
        assertRefused(() -> coupons.redeem(code, "o-1", ADA, eur("10.00")), "coupon-not-found");
        coupons.giveBack(code, "o-1");
        assertThat(store.lastSequenceNumberFor("coupon:" + code)).isEmpty();
    }
}
