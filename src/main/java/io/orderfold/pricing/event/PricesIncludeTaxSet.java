package io.orderfold.pricing.event;

import io.orderfold.pricing.Region;

/** From now on prices there have the tax in them, or have not. */
public record PricesIncludeTaxSet(Region region, boolean included) implements TaxEvent {}
