package io.orderfold.pricing;

import static io.orderfold.pricing.CouponFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxRateTest {

    private static TaxRate rate(String percent) {
        return new TaxRate(new BigDecimal(percent));
    }

    @ParameterizedTest
    @CsvSource({
        "19, 100.00, 19.00",
        "19, 3.24, 0.62",
        "19, 0.02, 0.00",
        "7, 0.50, 0.04",
        "8.875, 10.00, 0.89",
        "0, 99.99, 0.00"
    })
    void isAddedRoundedHalfUp(String percent, String amount, String tax) {
        assertThat(rate(percent).taxOf(eur(amount), false)).isEqualTo(eur(tax));
    }

    @ParameterizedTest
    @CsvSource({"19, 119.00, 19.00", "19, 100.00, 15.97", "7, 1.07, 0.07", "20, 0.03, 0.01", "0, 5.00, 0.00"})
    void isFoundInAPriceThatHasIt(String percent, String amount, String tax) {
        assertThat(rate(percent).taxOf(eur(amount), true)).isEqualTo(eur(tax));
    }

    @Test
    void roundsToTheCurrencysOwnUnit() {
        assertThat(rate("10").taxOf(Money.of("15", "JPY"), false)).isEqualTo(Money.of("2", "JPY"));
    }

    @Test
    void isTheSameHoweverItIsWritten() {
        assertThat(rate("19.0000")).isEqualTo(rate("19")).hasSameHashCodeAs(rate("19"));
        assertThat(rate("0.0000")).isEqualTo(TaxRate.NONE);
        assertThat(rate("1E+1").percent().toString()).isEqualTo("10");
    }

    @Property
    void whatIsAddedIsFoundAgain(
            @ForAll @BigRange(min = "0", max = "100") @Scale(4) BigDecimal percent,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long cents) {
        TaxRate rate = new TaxRate(percent);
        Money net = new Money(BigDecimal.valueOf(cents, 2), Money.currency("EUR"));
        Money tax = rate.taxOf(net, false);
        assertThat(rate.taxOf(net.plus(tax), true)).isEqualTo(tax);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "100.01", "1.00001", "1e999999999"})
    void refusesWhatIsNone(String percent) {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> rate(percent))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("percent-out-of-range"));
    }
}
