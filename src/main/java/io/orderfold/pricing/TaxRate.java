package io.orderfold.pricing;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A rate of tax.
 *
 * @param percent of the price before tax: 0 to 100 with at most four decimals
 */
public record TaxRate(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent) {

    public static final TaxRate NONE = new TaxRate(BigDecimal.ZERO);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @throws Rejection {@code percent-out-of-range} */
    public TaxRate {
        BigDecimal exact = Percent.exact(percent);
        if (exact == null) {
            throw Rejection.invalid(
                    "percent-out-of-range", "percent", "A rate of tax is 0 to 100, with at most four decimals.");
        }
        percent = exact;
    }

    /**
     * @param percent as text: {@code "19"}
     * @throws Rejection {@code malformed-percent}, {@code percent-out-of-range}
     */
    public static TaxRate of(String percent) {
        return new TaxRate(Percent.parse(percent));
    }

    /**
     * The tax on an amount, rounded half up to the minor unit: {@code amount × rate / 100}, or where the amount has the
     * tax in it {@code amount × rate / (100 + rate)}.
     */
    public Money taxOf(Money amount, boolean included) {
        BigDecimal tax = amount.amount()
                .multiply(percent)
                .divide(
                        included ? HUNDRED.add(percent) : HUNDRED,
                        Money.scaleOf(amount.currency()),
                        RoundingMode.HALF_UP);
        return new Money(tax, amount.currency());
    }
}
