package io.orderfold.whatif;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.orderfold.catalogue.Sku;
import io.orderfold.customers.CustomerId;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Rejection;
import io.orderfold.kernel.Required;
import io.orderfold.kernel.Text;
import io.orderfold.pricing.Discount;
import io.orderfold.pricing.Region;
import io.orderfold.pricing.ShippingMethodCode;
import io.orderfold.pricing.ShippingPrice;
import io.orderfold.pricing.TaxRate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are to be reckoned once more, and what is to be different. What it does not mention is as it was.
 *
 * @param from orders that were placed at this instant or later
 * @param to orders that were placed before this instant
 * @param prices of products, by currency; they go before changes in percent
 * @param promotion given to each order whose placing meets its terms, as a coupon is
 * @param taxRates of the whole period
 * @param shippingPrices instead of the ones there were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Scenario(
        @Schema(description = "Placed at this instant or later, RFC 3339")
        Instant from,

        @Schema(description = "Placed before this instant, RFC 3339")
        Instant to,

        @Schema(description = "Orders that have this product") @Nullable
        Sku sku,

        @Schema(description = "Orders of this customer") @Nullable
        CustomerId customerId,

        @Schema(description = "Orders in this currency, ISO 4217", example = "EUR") @Nullable
        String currency,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ListPrice> prices,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PriceChange> priceChanges,
        @Nullable TrialPromotion promotion,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TrialTaxRate> taxRates,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TrialShippingPrice> shippingPrices) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(1_000);
    private static final int MOST_DECIMALS = 4;
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
    private static final int LONGEST_NAME = 200;

    /** What a product costs by the other price list. */
    public record ListPrice(Sku sku, Money unitPrice) {

        public ListPrice {
            Required.of(sku, "sku");
            if (Required.of(unitPrice, "unitPrice").isNegative()) {
                throw Rejection.invalid("negative-price", "unitPrice.amount", "A price is zero or more.");
            }
        }
    }

    /** By how much more, or less, products cost; rounded half up to the minor unit. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PriceChange(
            @Schema(description = "The product; all that no other entry names, where it is left out") @Nullable
            Sku sku,

            @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Schema(type = "string", example = "-5", description = "-100 to 1000, at most four decimals")
            BigDecimal percent) {

        /** @throws Rejection {@code percent-out-of-range} */
        public PriceChange {
            BigDecimal exact = Required.of(percent, "percent").stripTrailingZeros();
            if (exact.compareTo(HUNDRED.negate()) < 0
                    || exact.compareTo(MOST_PERCENT) > 0
                    || exact.scale() > MOST_DECIMALS) {
                throw Rejection.invalid(
                        "percent-out-of-range",
                        "percent",
                        "Prices change by -100 to 1000 percent, with at most four decimals.");
            }
            percent = exact.scale() < 0 ? exact.setScale(0) : exact;
        }

        @JsonCreator
        static PriceChange read(
                @JsonProperty("sku") @Nullable Sku sku, @JsonProperty("percent") @Nullable String percent) {
            String text = Required.of(percent, "percent");
            if (!DECIMAL.matcher(text).matches()) {
                throw Rejection.invalid(
                        "malformed-percent", "percent", "A percentage is a decimal number such as \"7.5\".");
            }
            return new PriceChange(sku, new BigDecimal(text));
        }

        public Money of(Money price) {
            BigDecimal changed = price.amount()
                    .multiply(HUNDRED.add(percent))
                    .divide(HUNDRED, Money.scaleOf(price.currency()), RoundingMode.HALF_UP);
            return new Money(changed, price.currency());
        }
    }

    /**
     * A coupon that everybody had used who could.
     *
     * @param minimum what the goods must come to before discounts, as with a coupon
     * @param combinable whether it is given beside coupons that the order has; it is not, unless this says so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrialPromotion(
            @Schema(example = "A tenth off") String name,
            Discount discount,

            @Schema(description = "From this instant on, RFC 3339") @Nullable
            Instant validFrom,

            @Schema(description = "Before this instant, RFC 3339") @Nullable
            Instant validUntil,

            @Schema(description = "What the goods must come to, before discounts") @Nullable
            Money minimum,

            @Schema(description = "Whether it is given beside coupons; not unless this says `true`") @Nullable
            Boolean combinable) {

        /** @throws Rejection {@code minimum-in-other-currency}, {@code never-valid} */
        public TrialPromotion {
            name = Text.required(name, LONGEST_NAME, "name");
            Money amount = Required.of(discount, "discount").amount();
            if (amount != null && minimum != null && !minimum.currency().equals(amount.currency())) {
                throw Rejection.invalid(
                        "minimum-in-other-currency",
                        "minimum.currency",
                        "What the goods must come to is in the currency of what is taken off.");
            }
            if (validFrom != null && validUntil != null && !validFrom.isBefore(validUntil)) {
                throw Rejection.invalid("never-valid", "validUntil", "It ends before it begins.");
            }
        }
    }

    /** A rate of tax, whatever it was. */
    public record TrialTaxRate(
            Region region,
            @Schema(example = "standard") String category,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = "string", example = "21")
            BigDecimal percent) {

        /** @throws Rejection {@code percent-out-of-range} */
        public TrialTaxRate {
            Required.of(region, "region");
            Required.of(category, "category");
            percent = new TaxRate(Required.of(percent, "percent")).percent();
        }

        @JsonCreator
        static TrialTaxRate read(
                @JsonProperty("region") @Nullable Region region,
                @JsonProperty("category") @Nullable String category,
                @JsonProperty("percent") @Nullable String percent) {
            return new TrialTaxRate(
                    Required.of(region, "region"),
                    Required.of(category, "category"),
                    TaxRate.of(Required.of(percent, "percent")).percent());
        }
    }

    /** What sending costs by a method, in the currency of its price. */
    public record TrialShippingPrice(ShippingMethodCode method, ShippingPrice price) {

        public TrialShippingPrice {
            Required.of(method, "method");
            Required.of(price, "price");
        }
    }

    /** @throws Rejection {@code period-empty}, {@code unknown-currency}, {@code named-twice}, {@code field-missing} */
    public Scenario {
        if (!Required.of(from, "from").isBefore(Required.of(to, "to"))) {
            throw Rejection.invalid("period-empty", "to", "A period ends after it begins.");
        }
        if (currency != null) {
            currency = Money.currency(currency).getCurrencyCode();
        }
        prices = prices == null ? List.of() : List.copyOf(prices);
        priceChanges = priceChanges == null ? List.of() : List.copyOf(priceChanges);
        taxRates = taxRates == null ? List.of() : List.copyOf(taxRates);
        shippingPrices = shippingPrices == null ? List.of() : List.copyOf(shippingPrices);
        refuseTwice(
                "prices",
                prices.stream()
                        .map(price -> List.of(price.sku(), price.unitPrice().currency()))
                        .toList());
        refuseTwice(
                "priceChanges",
                priceChanges.stream()
                        .map(change -> change.sku() == null ? "" : change.sku())
                        .toList());
        refuseTwice(
                "taxRates",
                taxRates.stream()
                        .map(rate -> List.of(rate.region(), rate.category()))
                        .toList());
        refuseTwice(
                "shippingPrices",
                shippingPrices.stream()
                        .map(price ->
                                List.of(price.method(), price.price().price().currency()))
                        .toList());
    }

    private static void refuseTwice(String field, List<?> keys) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!seen.add(keys.get(i))) {
                throw Rejection.invalid("named-twice", field + "[" + i + "]", "The same is named twice.");
            }
        }
    }

    public boolean covers(Instant placedAt) {
        return !placedAt.isBefore(from) && placedAt.isBefore(to);
    }
}
