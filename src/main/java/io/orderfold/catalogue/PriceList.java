package io.orderfold.catalogue;

import java.util.Collection;
import java.util.Currency;
import java.util.Map;

/** What orders ask the catalogue before they take a line. Up to date with every committed price: no lag. */
public interface PriceList {

    /**
     * @return a quote for each sku
     * @throws io.orderfold.kernel.Rejection {@code product-not-found} (404) or {@code product-discontinued} (409) or {@code
     *     no-price-in-currency} (409), naming the sku
     */
    Map<Sku, Quote> quote(Collection<Sku> skus, Currency currency);
}
