package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;

/** A transfer came back: its pieces are on hand again at {@code location}, where they had left. */
public record StockTransferCancelled(Sku sku, int transfer, LocationCode location, int quantity, String reason)
        implements StockEvent {}
