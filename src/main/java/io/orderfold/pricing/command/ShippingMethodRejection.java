package io.orderfold.pricing.command;

import io.orderfold.kernel.Rejection;
import io.orderfold.pricing.ShippingMethodCode;
import java.util.Currency;

/** Why a way of sending goods refuses. */
final class ShippingMethodRejection {

    private ShippingMethodRejection() {}

    static Rejection notFound(ShippingMethodCode code) {
        return Rejection.notFound("shipping method", code).with("code", code.value());
    }

    static Rejection withdrawn(ShippingMethodCode code) {
        return about(code, "shipping-method-withdrawn", "Goods are not sent by " + code + " any more.");
    }

    static Rejection notToRegion(ShippingMethodCode code, String region) {
        return about(code, "shipping-not-to-region", "Goods are not sent to " + region + " by " + code + ".")
                .with("region", region);
    }

    static Rejection noPriceIn(Currency currency, ShippingMethodCode code) {
        return about(
                        code,
                        "no-shipping-price-in-currency",
                        "The shipping method " + code + " has no price in " + currency + ".")
                .with("currency", currency.getCurrencyCode());
    }

    static Rejection pricesMissing() {
        return Rejection.invalid("shipping-prices-missing", "prices", "A shipping method has at least one price.");
    }

    static Rejection priceTwice(int index, Currency currency) {
        return Rejection.invalid(
                "shipping-price-twice",
                "prices[" + index + "].price.currency",
                "A shipping method has one price a currency; " + currency + " is there twice.");
    }

    private static Rejection about(ShippingMethodCode code, String problem, String message) {
        return Rejection.conflict(problem, message).with("code", code.value());
    }
}
