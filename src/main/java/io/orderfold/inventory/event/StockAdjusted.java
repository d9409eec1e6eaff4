package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;

/** A count differed: by so many more, or fewer when negative. */
public record StockAdjusted(Sku sku, int delta, String reason) implements StockEvent {}
