package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import org.jspecify.annotations.Nullable;

/**
 * From now on so many pieces are held back, and so few are called low.
 *
 * @param safetyStock how many pieces are not promised to orders that can't wait
 * @param lowAt at how many available pieces the stock is low; null for never
 */
public record StockLevelsSet(
        Sku sku, int safetyStock, @Nullable Integer lowAt, String reason) implements StockEvent {}
