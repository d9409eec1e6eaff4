package io.orderfold.returns.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is received, refunded and refused in whatever order: no cent is lost, and none given twice. */
class ReturnSumsTest {

    private static final Money ZERO = Money.zero(Money.currency("EUR"));

    @Property(tries = 2_000)
    void whatIsOwedRefundedAndKeptIsAlwaysWhatWasReceived(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 999_999) Integer> steps) {
        ReturnSums sums = ReturnSums.none(ZERO);
        Money received = ZERO;
        Money inFlight = ZERO;
        for (int step : steps) {
            Money amount = cents(step / 3);
            switch (step % 3) {
                case 0 -> {
                    sums = sums.receive(amount);
                    received = received.plus(amount);
                }
                case 1 -> {
                    try {
                        Money before = sums.owed();
                        Money back = sums.amountAfter(amount);
                        assertThat(back.plus(amount)).isEqualTo(before);
                        sums = sums.refund(back, amount);
                        inFlight = inFlight.plus(back);
                        assertThat(sums.owed()).isEqualTo(ZERO);
                    } catch (Rejection refused) {
                        assertThat(amount.isMoreThan(sums.owed()) || sums.owed().isZero())
                                .isTrue();
                    }
                }
                default -> {
                    Money failed = amount.min(inFlight);
                    sums = sums.fail(failed);
                    inFlight = inFlight.minus(failed);
                }
            }
            assertThat(sums.owed().isNegative()).isFalse();
            assertThat(sums.refunded()).isEqualTo(inFlight);
            assertThat(sums.owed().plus(sums.refunded()).plus(sums.fees())).isEqualTo(received);
        }
    }

    private static Money cents(int cents) {
        return Money.of(BigDecimal.valueOf(cents, 2).toPlainString(), "EUR");
    }
}
