package io.orderfold.pricing;

import io.orderfold.kernel.Money;

/** What sending costs by one method, before discount. */
public record ShippingQuote(ShippingMethodCode code, String name, Money price, String taxCategory) {}
