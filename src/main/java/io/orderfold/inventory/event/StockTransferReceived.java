package io.orderfold.inventory.event;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import org.jspecify.annotations.Nullable;

/**
 * A transfer has arrived.
 *
 * @param received how many pieces are on hand at {@code location} since
 * @param missing how many of those sent did not arrive, and are lost
 * @param reason why some are missing; null where none is
 */
public record StockTransferReceived(
        Sku sku,
        int transfer,
        LocationCode location,
        int received,
        int missing,
        @Nullable String reason) implements StockEvent {}
