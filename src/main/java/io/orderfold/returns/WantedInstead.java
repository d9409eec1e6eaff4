package io.orderfold.returns;

import io.orderfold.catalogue.Sku;

/** What a customer wants instead of what came back. */
public record WantedInstead(Sku sku, int quantity) {}
