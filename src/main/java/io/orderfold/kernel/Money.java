package io.orderfold.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An amount in one currency, always in the currency's own scale (ISO 4217 minor units, from the JDK's table): 19.90 EUR,
 * 1990 JPY, 1.250 KWD. Arithmetic is exact; nothing here rounds. Amounts of two currencies never mix.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,19}(\\.\\d{1,19})?");

    private static final int MOST_DIGITS = 18;

    /**
     * @throws Rejection {@code too-many-decimals} when the amount has more decimals than the currency; {@code
     *     amount-too-large} beyond 18 digits
     */
    public Money {
        int scale = scaleOf(currency);
        BigDecimal exact = amount.stripTrailingZeros();
        if (exact.scale() > scale) {
            throw Rejection.invalid(
                    "too-many-decimals",
                    "amount",
                    currency + " has " + scale + " decimals; " + amount.toPlainString() + " has more.");
        }
        if (exact.precision() - exact.scale() > MOST_DIGITS) {
            throw Rejection.invalid("amount-too-large", "amount", "An amount has at most 18 digits.");
        }
        amount = exact.setScale(scale);
    }

    @JsonCreator
    static Money read(
            @JsonProperty(value = "amount", required = true) @Nullable String amount,
            @JsonProperty(value = "currency", required = true) @Nullable String currency) {
        if (amount == null) {
            throw Rejection.invalid("amount-missing", "amount", "An amount of money needs its amount.");
        }
        if (currency == null) {
            throw Rejection.invalid("currency-missing", "currency", "An amount of money needs its currency.");
        }
        return of(amount, currency(currency));
    }

    /** {@code Money.of("19.90", EUR)}; the text is a plain decimal number. */
    public static Money of(String amount, Currency currency) {
        if (!DECIMAL.matcher(amount).matches()) {
            throw Rejection.invalid("malformed-amount", "amount", "An amount is a decimal number such as \"19.90\".");
        }
        return new Money(new BigDecimal(amount), currency);
    }

    /** {@code Money.of("19.90", "EUR")}. */
    public static Money of(String amount, String currency) {
        return of(amount, currency(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * @param code an ISO 4217 code
     * @throws Rejection {@code unknown-currency}
     */
    public static Currency currency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException e) {
            // answered below
        }
        throw Rejection.invalid("unknown-currency", "currency", "A currency is an ISO 4217 code such as EUR.");
    }

    /** How many decimals amounts of this currency have. */
    public static int scaleOf(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }

    @JsonProperty("amount")
    String text() {
        return amount.toPlainString();
    }

    public Money plus(Money other) {
        return new Money(amount.add(same(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(same(other)), currency);
    }

    public Money times(long factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @JsonIgnore
    public boolean isZero() {
        return amount.signum() == 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isAtLeast(Money other) {
        return compareTo(other) >= 0;
    }

    public boolean isMoreThan(Money other) {
        return compareTo(other) > 0;
    }

    /**
     * Splits this amount by weights so that the parts sum to the whole, by largest remainder: each part is first cut to
     * the minor unit, then the units left over go one each to the parts that lost most, the earlier part first where two
     * lost the same. Weights that are all zero share evenly.
     *
     * @param weights none negative, at least one
     */
    public List<Money> allocate(List<BigDecimal> weights) {
        if (weights.isEmpty() || weights.stream().anyMatch(w -> w.signum() < 0)) {
            throw new IllegalArgumentException("weights must be there and none negative: " + weights);
        }
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> shares =
                sum.signum() == 0 ? weights.stream().map(w -> BigDecimal.ONE).toList() : weights;
        BigDecimal total = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(scaleOf(currency));

        List<BigDecimal> parts = new ArrayList<>();
        List<BigDecimal> lost = new ArrayList<>();
        BigDecimal rest = amount.abs();
        for (BigDecimal share : shares) {
            BigDecimal[] cut = amount.abs().multiply(share).divideAndRemainder(total.multiply(unit));
            parts.add(cut[0].multiply(unit));
            lost.add(cut[1]);
            rest = rest.subtract(cut[0].multiply(unit));
        }
        int left = rest.divide(unit).intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.<Integer, BigDecimal>comparing(lost::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(left)
                .forEach(i -> parts.set(i, parts.get(i).add(unit)));
        return parts.stream()
                .map(part -> new Money(amount.signum() < 0 ? part.negate() : part, currency))
                .toList();
    }

    /** The sum of amounts in {@code currency}; zero of it when there are none. */
    public static Money sum(Currency currency, Iterable<Money> amounts) {
        Money sum = zero(currency);
        for (Money money : amounts) {
            sum = sum.plus(money);
        }
        return sum;
    }

    private BigDecimal same(Money other) {
        if (!currency.equals(other.currency)) {
            throw Rejection.conflict("currency-mismatch", other.currency + " can't be reckoned with " + currency + ".");
        }
        return other.amount;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(same(other));
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
