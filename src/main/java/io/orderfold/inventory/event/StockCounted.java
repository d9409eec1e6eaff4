package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;

/**
 * Somebody counted the pieces in the house; so many are on hand since.
 *
 * @param difference how many more that was than the log said, or fewer when negative; 0 when the count agreed
 */
public record StockCounted(Sku sku, int counted, long difference, String reason) implements StockEvent {}
