package io.orderfold.pricing;

import io.orderfold.kernel.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The ways goods can be sent, and what each costs. */
public interface ShippingMethods {

    /**
     * @param goods what the goods come to after discount, before tax that is added: sending may be free from an amount on
     * @param region an ISO 3166-1 alpha-2 country code; null while it is not known where the goods go
     * @throws io.orderfold.kernel.Rejection {@code shipping-method-not-found} (404); {@code shipping-method-withdrawn},
     *     {@code shipping-not-to-region}, {@code no-shipping-price-in-currency} (409)
     */
    ShippingQuote quote(ShippingMethodCode code, Currency currency, Money goods, @Nullable String region);
}
