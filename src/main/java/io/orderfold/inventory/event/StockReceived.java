package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import org.axonframework.serialization.Revision;

/** Goods arrived. */
@Revision("2")
public record StockReceived(Sku sku, LocationCode location, int quantity, String reason) implements StockEvent {}
