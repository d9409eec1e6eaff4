package io.orderfold.catalogue;

import io.orderfold.kernel.Money;

/** What a product costs now, and how it is sold: copied into an order line when the line is added. */
public record Quote(Sku sku, String name, Money unitPrice, String taxCategory, boolean backorderable) {}
