package io.orderfold.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

class MoneyTest {

    @Provide
    Arbitrary<Money> amounts() {
        return Combinators.combine(
                        Arbitraries.longs().between(-1_000_000_000_000L, 1_000_000_000_000L),
                        Arbitraries.of("EUR", "JPY", "KWD"))
                .as((units, code) -> {
                    var currency = Money.currency(code);
                    return new Money(BigDecimal.valueOf(units, Money.scaleOf(currency)), currency);
                });
    }

    @Provide
    Arbitrary<List<BigDecimal>> weights() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("1000000"))
                .ofScale(3)
                .edgeCases(config -> config.add(BigDecimal.ZERO))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property
    void partsSumToTheWhole(@ForAll("amounts") Money whole, @ForAll("weights") List<BigDecimal> weights) {
        assertThat(Money.sum(whole.currency(), whole.allocate(weights))).isEqualTo(whole);
    }

    @Property
    void eachPartIsLessThanAMinorUnitFromItsExactShare(
            @ForAll("amounts") Money whole, @ForAll("weights") List<BigDecimal> weights) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Money.scaleOf(whole.currency()));
        List<Money> parts = whole.allocate(weights);
        assertThat(parts).hasSameSizeAs(weights);
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal weight = sum.signum() == 0 ? BigDecimal.ONE : weights.get(i);
            BigDecimal total = sum.signum() == 0 ? BigDecimal.valueOf(weights.size()) : sum;
            BigDecimal exact = whole.amount().multiply(weight).divide(total, new MathContext(60, RoundingMode.HALF_UP));
            assertThat(parts.get(i).amount().subtract(exact).abs()).isLessThan(unit);
            if (weight.signum() == 0) {
                assertThat(parts.get(i).isZero()).isTrue();
            }
        }
    }

    @Property
    void theSamePartsEveryTimeAndMirroredBelowZero(
            @ForAll("amounts") Money whole, @ForAll("weights") List<BigDecimal> weights) {
        List<Money> parts = whole.allocate(weights);
        assertThat(whole.allocate(List.copyOf(weights))).isEqualTo(parts);
        assertThat(whole.negated().allocate(weights))
                .isEqualTo(parts.stream().map(Money::negated).toList());
    }

    @Property
    void additionIsExactAndUndone(@ForAll("amounts") Money a, @ForAll("amounts") Money b) {
        if (a.currency().equals(b.currency())) {
            assertThat(a.plus(b).minus(b)).isEqualTo(a);
            assertThat(a.plus(b)).isEqualTo(b.plus(a));
        } else {
            refused(() -> a.plus(b), "currency-mismatch");
            refused(() -> a.compareTo(b), "currency-mismatch");
        }
    }

    @Property
    void jsonKeepsItExact(@ForAll("amounts") Money money) {
        String json = JsonMapper.shared().writeValueAsString(money);
        assertThat(json)
                .isEqualTo("{\"amount\":\"" + money.amount().toPlainString() + "\",\"currency\":\"" + money.currency()
                        + "\"}");
        assertThat(JsonMapper.shared().readValue(json, Money.class)).isEqualTo(money);
    }

    @Example
    void theUnitLeftOverGoesToWhoeverLostMost() {
        assertThat(Money.of("0.05", "EUR").allocate(List.of(new BigDecimal("3"), new BigDecimal("7"))))
                .containsExactly(Money.of("0.02", "EUR"), Money.of("0.03", "EUR"));
        assertThat(Money.of("100", "JPY").allocate(List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE)))
                .containsExactly(Money.of("34", "JPY"), Money.of("33", "JPY"), Money.of("33", "JPY"));
    }

    @Example
    void sharesEvenlyWhereNobodyWeighsAnything() {
        assertThat(Money.of("1.001", "KWD").allocate(List.of(BigDecimal.ZERO, BigDecimal.ZERO)))
                .containsExactly(Money.of("0.501", "KWD"), Money.of("0.500", "KWD"));
    }

    @Example
    void refusesWeightsThatAreNone() {
        Money euro = Money.of("1.00", "EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> euro.allocate(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.allocate(List.of(BigDecimal.ONE.negate())));
    }

    @Example
    void hasTheScaleOfItsCurrency() {
        assertThat(Money.of("19.9", "EUR")).hasToString("19.90 EUR").isEqualTo(Money.of("19.900", "EUR"));
        assertThat(Money.of("1990", "JPY")).hasToString("1990 JPY");
        assertThat(Money.of("1.25", "KWD")).hasToString("1.250 KWD");
        refused(() -> Money.of("19.901", "EUR"), "too-many-decimals");
        refused(() -> Money.of("0.5", "JPY"), "too-many-decimals");
        refused(() -> Money.of("0.0001", "KWD"), "too-many-decimals");
    }

    @Example
    void refusesWhatIsNoAmount() {
        for (String text : List.of("", "1,50", "1e3", "abc", " 1", "+1", "0x10", "1.", ".5", "--1")) {
            refused(() -> Money.of(text, "EUR"), "malformed-amount");
        }
        refused(() -> Money.of("1234567890123456789", "EUR"), "amount-too-large");
        refused(() -> Money.of("999999999999999999", "EUR").times(2), "amount-too-large");
        for (String code : List.of("", "EURO", "eur", "ZZZ", "XXX", "XAU")) {
            refused(() -> Money.of("1", code), "unknown-currency");
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable what, String code) {
        assertThatExceptionOfType(Rejection.class).isThrownBy(what).satisfies(rejection -> assertThat(rejection.code())
                .isEqualTo(code));
    }
}
