package io.orderfold.pricing.event;

import io.orderfold.pricing.Region;

/** Everything ever stored about the taxes of a region. */
public sealed interface TaxEvent permits PricesIncludeTaxSet, TaxRateSet {

    Region region();
}
