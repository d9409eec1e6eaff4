package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import org.axonframework.serialization.Revision;

/**
 * Somebody counted the pieces at a location; so many are there since.
 *
 * @param difference how many more that was than the log said, or fewer when negative; 0 when the count agreed
 */
@Revision("2")
public record StockCounted(Sku sku, LocationCode location, int counted, long difference, String reason)
        implements StockEvent {}
