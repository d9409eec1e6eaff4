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
import tools.jackson.databind.json.JsonMapper;

class DiscountTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource({"10, 19.90, 1.99", "10, 0.05, 0.01", "10, 0.04, 0.00", "12.5, 0.20, 0.03", "100, 7.77, 7.77"})
    void roundsAPercentageHalfUp(String percent, String base, String off) {
        assertThat(Discount.percent(percent).of(eur(base))).isEqualTo(eur(off));
    }

    @Test
    void roundsToTheCurrencysOwnUnit() {
        assertThat(Discount.percent("10").of(Money.of("15", "JPY"))).isEqualTo(Money.of("2", "JPY"));
        assertThat(Discount.percent("10").of(Money.of("0.005", "KWD"))).isEqualTo(Money.of("0.001", "KWD"));
    }

    @Test
    void takesNoMoreOffThanThereIs() {
        assertThat(Discount.amount(eur("5.00")).of(eur("20.00"))).isEqualTo(eur("5.00"));
        assertThat(Discount.amount(eur("5.00")).of(eur("3.00"))).isEqualTo(eur("3.00"));
        assertThat(Discount.freeShipping().of(eur("3.00"))).isEqualTo(eur("0"));
    }

    @Property
    void isNeverNegativeAndNeverMoreThanTheBase(
            @ForAll @BigRange(min = "0.0001", max = "100") @Scale(4) BigDecimal percent,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long cents) {
        Money base = new Money(BigDecimal.valueOf(cents, 2), Money.currency("EUR"));
        Money off = new Discount(Discount.Kind.PERCENT, percent, null).of(base);
        assertThat(off.isNegative()).isFalse();
        assertThat(off.isMoreThan(base)).isFalse();
        BigDecimal exact = base.amount().multiply(percent).movePointLeft(2);
        assertThat(off.amount().subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"kind": "percent", "percent": "10"}                                              | {"kind":"percent","percent":"10"}
                    {"kind": "PERCENT", "percent": "7.50"}                                            | {"kind":"percent","percent":"7.5"}
                    {"kind": "percent", "percent": "10.0000"}                                         | {"kind":"percent","percent":"10"}
                    {"kind": "amount", "amount": {"amount": "5", "currency": "EUR"}}                  | {"kind":"amount","amount":{"amount":"5.00","currency":"EUR"}}
                    {"kind": "free-shipping"}                                                         | {"kind":"free-shipping"}
                    """)
    void isWrittenAsItIsRead(String read, String written) {
        Discount discount = JSON.readValue(read, Discount.class);
        assertThat(JSON.readTree(JSON.writeValueAsString(discount))).isEqualTo(JSON.readTree(written));
        assertThat(JSON.readValue(written, Discount.class)).isEqualTo(discount);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                                                | discount-kind-missing
                    {"kind": "gift"}                                                                  | unknown-discount-kind
                    {"kind": "percent"}                                                               | discount-value-missing
                    {"kind": "amount"}                                                                | discount-value-missing
                    {"kind": "amount", "percent": "10"}                                               | discount-value-unexpected
                    {"kind": "free-shipping", "percent": "10"}                                        | discount-value-unexpected
                    {"kind": "free-shipping", "amount": {"amount": "5", "currency": "EUR"}}           | discount-value-unexpected
                    {"kind": "percent", "percent": "0"}                                               | percent-out-of-range
                    {"kind": "percent", "percent": "-1"}                                              | percent-out-of-range
                    {"kind": "percent", "percent": "100.0001"}                                        | percent-out-of-range
                    {"kind": "percent", "percent": "1.00001"}                                         | percent-out-of-range
                    {"kind": "percent", "percent": "1e999999999"}                                     | malformed-percent
                    {"kind": "percent", "percent": "ten"}                                             | malformed-percent
                    {"kind": "amount", "amount": {"amount": "0", "currency": "EUR"}}                  | amount-not-positive
                    {"kind": "amount", "amount": {"amount": "-5", "currency": "EUR"}}                 | amount-not-positive
                    """)
    void refusesWhatIsNone(String json, String problem) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> JSON.readValue(json, Discount.class))
                .satisfies(failure -> assertThat(failure)
                        .extracting(DiscountTest::rejection)
                        .extracting(Rejection::code)
                        .isEqualTo(problem));
    }

    @Test
    void neverWritesOutANumberThatIsNoPercentage() {
        for (String number : new String[] {"1e999999999", "1e-999999999"}) {
            assertThatExceptionOfType(Rejection.class)
                    .isThrownBy(() -> new Discount(Discount.Kind.PERCENT, new BigDecimal(number), null))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("percent-out-of-range"));
        }
    }

    private static Rejection rejection(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof Rejection) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertThat(cause).isInstanceOf(Rejection.class);
        return (Rejection) cause;
    }
}
