package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import org.axonframework.serialization.Revision;

/** A count differed: by so many more, or fewer when negative. */
@Revision("2")
public record StockAdjusted(Sku sku, LocationCode location, int delta, String reason) implements StockEvent {}
