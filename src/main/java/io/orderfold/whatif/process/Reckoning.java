package io.orderfold.whatif.process;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.orders.LineId;
import io.orderfold.orders.LinePrice;
import io.orderfold.orders.OrderLine;
import io.orderfold.orders.ShippingCharge;
import io.orderfold.orders.command.PlacedOrder;
import io.orderfold.orders.event.OrderPriced;
import io.orderfold.pricing.CouponCode;
import io.orderfold.pricing.Promotion;
import io.orderfold.pricing.ShippingMethodCode;
import io.orderfold.pricing.ShippingMethods;
import io.orderfold.pricing.ShippingQuote;
import io.orderfold.pricing.TaxRate;
import io.orderfold.pricing.TaxRates;
import io.orderfold.pricing.command.TrialCoupon;
import io.orderfold.pricing.event.CouponIssued;
import io.orderfold.whatif.PriceParts;
import io.orderfold.whatif.Scenario;
import io.orderfold.whatif.Scenario.ListPrice;
import io.orderfold.whatif.Scenario.PriceChange;
import io.orderfold.whatif.Scenario.TrialPromotion;
import io.orderfold.whatif.Scenario.TrialShippingPrice;
import io.orderfold.whatif.Scenario.TrialTaxRate;
import io.orderfold.whatif.WhatIfOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reckons orders as a scenario has it. Whatever the scenario does not mention is as it was when the order was placed: the
 * rates of tax that stand in it, the terms of its shipping method, discounts and prices that somebody gave.
 */
final class Reckoning {

    /** Stands for the promotion among the discounts; a coupon of that name is none of its business. */
    private static final CouponCode PROMOTION = new CouponCode("WHAT-IF");

    private final Scenario scenario;
    private final Map<Sku, Map<Currency, Money>> prices = new HashMap<>();
    private final Map<Sku, PriceChange> changes = new HashMap<>();
    private final @Nullable PriceChange changeOfAll;
    private final @Nullable TrialCoupon promotion;

    Reckoning(Scenario scenario) {
        this.scenario = scenario;
        for (ListPrice price : scenario.prices()) {
            prices.computeIfAbsent(price.sku(), sku -> new HashMap<>())
                    .put(price.unitPrice().currency(), price.unitPrice());
        }
        PriceChange all = null;
        for (PriceChange change : scenario.priceChanges()) {
            if (change.sku() == null) {
                all = change;
            } else {
                changes.put(change.sku(), change);
            }
        }
        this.changeOfAll = all;
        this.promotion = scenario.promotion() == null ? null : trial(scenario.promotion());
    }

    private static TrialCoupon trial(TrialPromotion terms) {
        return new TrialCoupon(new CouponIssued(
                PROMOTION,
                terms.name(),
                terms.discount(),
                terms.validFrom(),
                terms.validUntil(),
                terms.minimum(),
                null,
                null,
                Boolean.TRUE.equals(terms.combinable())));
    }

    /** Whether the scenario is about the order. */
    boolean covers(PlacedOrder order) {
        return scenario.covers(order.placedAt())
                && (scenario.customerId() == null || scenario.customerId().equals(order.customerId()))
                && (scenario.currency() == null
                        || scenario.currency().equals(order.currency().getCurrencyCode()))
                && (scenario.sku() == null
                        || order.lines().stream().anyMatch(line -> line.sku().equals(scenario.sku())));
    }

    /**
     * @param number the order's among those of the what-if
     * @param what prices depended on when the order was placed
     */
    WhatIfOrder reckon(long number, PlacedOrder order, PriceTerms terms) {
        List<OrderLine> lines = order.lines().stream()
                .map(line -> order.isPricedByHand(line.lineId()) ? line : line.withUnitPrice(price(line)))
                .toList();
        Promotion given = promotionFor(order, lines);
        OrderPriced priced =
                order.reckon(lines, given, new TaxesOf(order, terms, scenario), new ShippingOf(order, terms, scenario));
        PriceParts before = parts(order.currency(), order.lines(), order.priced());
        PriceParts after = parts(order.currency(), lines, priced);
        return new WhatIfOrder(
                number,
                order.orderId(),
                order.orderNumber(),
                order.customerId(),
                order.placedAt(),
                order.isCancelled(),
                order.isHistory(),
                order.isPricedByHand(),
                given != null,
                before,
                after,
                after.total().minus(before.total()));
    }

    private Money price(OrderLine line) {
        Money price = line.unitPrice();
        Money listed = prices.getOrDefault(line.sku(), Map.of()).get(price.currency());
        if (listed != null) {
            return listed;
        }
        PriceChange change = changes.getOrDefault(line.sku(), changeOfAll);
        return change == null ? price : change.of(price);
    }

    private @Nullable Promotion promotionFor(PlacedOrder order, List<OrderLine> lines) {
        if (promotion == null) {
            return null;
        }
        Money goods =
                Money.sum(order.currency(), lines.stream().map(OrderLine::total).toList());
        return promotion.isUsable(goods, order.placedAt()) && order.mayBeGiven(promotion.promotion())
                ? promotion.promotion()
                : null;
    }

    private static PriceParts parts(Currency currency, List<OrderLine> lines, OrderPriced priced) {
        List<Money> discounts = new ArrayList<>();
        List<Money> taxes = new ArrayList<>();
        for (LinePrice line : priced.lines()) {
            discounts.add(line.discount());
            taxes.add(line.tax());
        }
        ShippingCharge shipping = priced.shipping();
        if (shipping != null) {
            taxes.add(shipping.tax());
        }
        return new PriceParts(
                Money.sum(currency, lines.stream().map(OrderLine::total).toList()),
                Money.sum(currency, discounts),
                Money.sum(currency, taxes),
                shipping == null ? Money.zero(currency) : shipping.net(),
                priced.total());
    }

    /** The rates that stand in the order; where it says none, it was placed without. */
    private static final class TaxesOf implements TaxRates {

        private final Map<String, TaxRate> rates = new HashMap<>();
        private final boolean included;

        TaxesOf(PlacedOrder order, PriceTerms terms, Scenario scenario) {
            boolean said = false;
            Map<LineId, LinePrice> prices = new HashMap<>();
            order.priced().lines().forEach(price -> prices.put(price.lineId(), price));
            for (OrderLine line : order.lines()) {
                LinePrice price = prices.get(line.lineId());
                if (price != null) {
                    rates.put(line.taxCategory(), new TaxRate(price.taxRate()));
                    said |= price.taxIncluded();
                }
            }
            ShippingCharge shipping = order.priced().shipping();
            if (shipping != null) {
                rates.put(terms.taxCategory(shipping.method()), new TaxRate(shipping.taxRate()));
                said |= shipping.taxIncluded();
            }
            String region = order.region();
            boolean anyTax =
                    rates.values().stream().anyMatch(rate -> rate.percent().signum() > 0);
            included = anyTax ? said : terms.pricesIncludeTax(region);
            for (TrialTaxRate rate : scenario.taxRates()) {
                if (rate.region().value().equals(region)) {
                    rates.put(rate.category(), new TaxRate(rate.percent()));
                }
            }
        }

        @Override
        public TaxRate rate(@Nullable String region, String category, LocalDate on) {
            return rates.getOrDefault(category, TaxRate.NONE);
        }

        @Override
        public boolean pricesIncludeTax(@Nullable String region) {
            return included;
        }
    }

    /** The method's terms when the order was placed, if they explain what it was charged; else that, whatever is ordered. */
    private static final class ShippingOf implements ShippingMethods {

        private final PlacedOrder order;
        private final PriceTerms terms;
        private final Scenario scenario;

        ShippingOf(PlacedOrder order, PriceTerms terms, Scenario scenario) {
            this.order = order;
            this.terms = terms;
            this.scenario = scenario;
        }

        @Override
        public ShippingQuote quote(ShippingMethodCode code, Currency currency, Money goods, @Nullable String region) {
            ShippingCharge charge = Optional.ofNullable(order.priced().shipping())
                    .orElseThrow(() -> new IllegalStateException(order.orderId() + " is sent for no price"));
            return new ShippingQuote(
                    code, charge.name(), price(code, currency, goods, charge), terms.taxCategory(code));
        }

        private Money price(ShippingMethodCode code, Currency currency, Money goods, ShippingCharge charge) {
            for (TrialShippingPrice trial : scenario.shippingPrices()) {
                if (trial.method().equals(code)
                        && trial.price().price().currency().equals(currency)) {
                    return trial.price().of(goods);
                }
            }
            return terms.price(code, currency)
                    .filter(price -> price.of(goodsAsPlaced()).equals(charge.price()))
                    .map(price -> price.of(goods))
                    .orElse(charge.price());
        }

        private Money goodsAsPlaced() {
            Money goods = Money.zero(order.currency());
            for (OrderLine line : order.lines()) {
                goods = goods.plus(line.total());
            }
            for (LinePrice price : order.priced().lines()) {
                goods = goods.minus(price.discount());
            }
            return goods;
        }
    }
}
