package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;

/**
 * No more than {@code lowAt} pieces are available, where there were more before, or the level was lower. Recorded beside
 * what made it so, once, until it happens again.
 */
public record StockRanLow(Sku sku, long available, int lowAt) implements StockEvent {}
