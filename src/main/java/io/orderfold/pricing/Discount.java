package io.orderfold.pricing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What is taken off a price.
 *
 * @param percent of what is left, above 0 and up to 100 with at most four decimals; with {@link Kind#PERCENT} alone
 * @param amount above zero; with {@link Kind#AMOUNT} alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Discount(
        @Schema(
                type = "string",
                example = "percent",
                allowableValues = {"percent", "amount", "free-shipping"})
        Kind kind,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = "string", example = "10") @Nullable
        BigDecimal percent,

        @Nullable Money amount) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** How it is reckoned. */
    public enum Kind {
        PERCENT,
        AMOUNT,
        /** Nothing off the goods; sending them is free. */
        FREE_SHIPPING;

        @JsonCreator
        static Kind of(String text) {
            return Words.read(
                    Kind.class,
                    text,
                    () -> Rejection.invalid(
                            "unknown-discount-kind", "kind", "A discount's kind is percent, amount or free-shipping."));
        }

        @JsonValue
        String text() {
            return Words.of(this);
        }
    }

    /**
     * @throws Rejection {@code discount-value-missing}, {@code discount-value-unexpected}, {@code percent-out-of-range},
     *     {@code amount-not-positive}
     */
    public Discount {
        requireOnlyWith(kind == Kind.PERCENT, percent, "percent");
        requireOnlyWith(kind == Kind.AMOUNT, amount, "amount");
        if (percent != null) {
            percent = Percent.exact(percent);
            if (percent == null || percent.signum() == 0) {
                throw Rejection.invalid(
                        "percent-out-of-range",
                        "percent",
                        "A percentage is above 0 and up to 100, with at most four decimals.");
            }
        }
        if (amount != null && !amount.isPositive()) {
            throw Rejection.invalid("amount-not-positive", "amount", "A discount is more than nothing.");
        }
    }

    /** A percentage is text, as an amount is: one that has been a floating-point number may not be what was meant. */
    @JsonCreator
    static Discount read(
            @JsonProperty("kind") @Nullable Kind kind,
            @JsonProperty("percent") @Nullable String percent,
            @JsonProperty("amount") @Nullable Money amount) {
        if (kind == null) {
            throw Rejection.invalid("discount-kind-missing", "kind", "Say how the discount is reckoned.");
        }
        return new Discount(kind, percent == null ? null : Percent.parse(percent), amount);
    }

    public static Discount percent(String percent) {
        return new Discount(Kind.PERCENT, Percent.parse(percent), null);
    }

    public static Discount amount(Money amount) {
        return new Discount(Kind.AMOUNT, null, amount);
    }

    public static Discount freeShipping() {
        return new Discount(Kind.FREE_SHIPPING, null, null);
    }

    /**
     * What it takes off goods of that price: never more than that; a percentage rounded half up to the minor unit.
     *
     * @param base in the currency of {@link #amount}, where it has one
     */
    public Money of(Money base) {
        if (percent != null) {
            BigDecimal part = base.amount()
                    .multiply(percent)
                    .divide(HUNDRED, Money.scaleOf(base.currency()), RoundingMode.HALF_UP);
            return new Money(part, base.currency());
        }
        return amount == null ? Money.zero(base.currency()) : amount.min(base);
    }

    private static void requireOnlyWith(boolean wanted, @Nullable Object given, String field) {
        if (wanted && given == null) {
            throw Rejection.invalid("discount-value-missing", field, "This kind of discount needs its " + field + ".");
        }
        if (!wanted && given != null) {
            throw Rejection.invalid("discount-value-unexpected", field, "This kind of discount has no " + field + ".");
        }
    }
}
