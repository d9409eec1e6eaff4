package io.orderfold.orders.command;

import io.orderfold.kernel.Money;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.OrderDiscount;
import io.orderfold.orders.OrderId;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.ShippingCharge;
import io.orderfold.orders.event.OrderPriced;
import io.orderfold.pricing.Discount;
import io.orderfold.pricing.Promotion;
import io.orderfold.pricing.ShippingMethodCode;
import io.orderfold.pricing.ShippingMethods;
import io.orderfold.pricing.ShippingQuote;
import io.orderfold.pricing.TaxRate;
import io.orderfold.pricing.TaxRates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reckons what an order costs, in this order: each line's own discounts, one after the other, each on what is left; then
 * the order's, shared over the lines by largest remainder with what is left of them as weights; then shipping, whose
 * price may depend on what the goods come to; then the tax on each line and on shipping, after discount, rounded half up
 * line by line. The total is the sum of these rounded parts.
 */
@Component
class OrderPricing {

    private final TaxRates taxes;
    private final ShippingMethods shippingMethods;

    OrderPricing(TaxRates taxes, ShippingMethods shippingMethods) {
        this.taxes = taxes;
        this.shippingMethods = shippingMethods;
    }

    /**
     * What a price depends on.
     *
     * @param region the country the goods go to; null while it is not known
     * @param on the day whose tax rates hold (UTC)
     */
    record Basket(
            OrderId orderId,
            Currency currency,
            Collection<OrderLine> lines,
            Collection<OrderDiscount> discounts,
            @Nullable ShippingMethodCode shipping,
            @Nullable String region,
            LocalDate on) {}

    /** Whether a promotion may stand beside what has been given already. */
    static boolean isCombinable(Promotion promotion, Collection<OrderDiscount> given) {
        return given.stream()
                .filter(other -> other.coupon() != null)
                .allMatch(other -> other.combinable() && promotion.combinable());
    }

    OrderPriced price(Basket basket) {
        List<OrderLine> lines = List.copyOf(basket.lines());
        List<Money> left = new ArrayList<>();
        for (OrderLine line : lines) {
            Money rest = line.total();
            for (OrderDiscount discount : basket.discounts()) {
                if (line.lineId().equals(discount.lineId())) {
                    rest = rest.minus(discount.discount().of(rest));
                }
            }
            left.add(rest);
        }
        boolean freeShipping = false;
        for (OrderDiscount discount : basket.discounts()) {
            if (discount.discount().kind() == Discount.Kind.FREE_SHIPPING) {
                freeShipping = true;
            } else if (discount.lineId() == null && !lines.isEmpty()) {
                Money goods = Money.sum(basket.currency(), left);
                List<Money> shares = discount.discount()
                        .of(goods)
                        .allocate(left.stream().map(Money::amount).toList());
                for (int i = 0; i < shares.size(); i++) {
                    left.set(i, left.get(i).minus(shares.get(i)));
                }
            }
        }
        boolean included = taxes.pricesIncludeTax(basket.region());
        Map<String, TaxRate> rates = new HashMap<>();
        List<LinePrice> prices = new ArrayList<>();
        Money total = Money.zero(basket.currency());
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            TaxRate rate = rates.computeIfAbsent(
                    line.taxCategory(), category -> taxes.rate(basket.region(), category, basket.on()));
            LinePrice price = new LinePrice(
                    line.lineId(),
                    line.quantity(),
                    line.unitPrice(),
                    line.total().minus(left.get(i)),
                    rate.taxOf(left.get(i), included),
                    rate.percent(),
                    included);
            prices.add(price);
            total = total.plus(price.totalOf(line.quantity()));
        }
        ShippingCharge shipping = shipping(basket, Money.sum(basket.currency(), left), freeShipping);
        return new OrderPriced(
                basket.orderId(), prices, shipping, shipping == null ? total : total.plus(shipping.total()));
    }

    /**
     * What a line comes to that came or changed after its order was placed: whatever discount it has stands, and the tax
     * is reckoned anew.
     */
    LinePrice taxed(OrderLine line, Money discount, @Nullable String region, LocalDate on) {
        boolean included = taxes.pricesIncludeTax(region);
        TaxRate rate = taxes.rate(region, line.taxCategory(), on);
        Money less = discount.min(line.total());
        Money tax = rate.taxOf(line.total().minus(less), included);
        return new LinePrice(line.lineId(), line.quantity(), line.unitPrice(), less, tax, rate.percent(), included);
    }

    /** What sending costs to another region than it was placed for; what was free stays free. */
    ShippingCharge sentTo(
            @Nullable String region, ShippingCharge before, Money goods, Currency currency, LocalDate on) {
        boolean free = before.discount().isPositive() && before.net().isZero();
        return charge(before.method(), goods, free, currency, region, on);
    }

    private @Nullable ShippingCharge shipping(Basket basket, Money goods, boolean free) {
        ShippingMethodCode method = basket.shipping();
        return method == null ? null : charge(method, goods, free, basket.currency(), basket.region(), basket.on());
    }

    private ShippingCharge charge(
            ShippingMethodCode method,
            Money goods,
            boolean free,
            Currency currency,
            @Nullable String region,
            LocalDate on) {
        boolean included = taxes.pricesIncludeTax(region);
        ShippingQuote quote = shippingMethods.quote(method, currency, goods, region);
        Money discount = free ? quote.price() : Money.zero(currency);
        TaxRate rate = taxes.rate(region, quote.taxCategory(), on);
        return new ShippingCharge(
                method,
                quote.name(),
                quote.price(),
                discount,
                rate.taxOf(quote.price().minus(discount), included),
                rate.percent(),
                included);
    }
}
