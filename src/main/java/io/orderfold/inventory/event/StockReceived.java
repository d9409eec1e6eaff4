package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;

/** Goods arrived. */
public record StockReceived(Sku sku, int quantity, String reason) implements StockEvent {}
