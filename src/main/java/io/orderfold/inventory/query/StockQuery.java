package io.orderfold.inventory.query;

import io.orderfold.catalogue.Sku;
import io.orderfold.inventory.LocationCode;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about stock. */
public sealed interface StockQuery {

    /**
     * A product's stock as the read model has it; answers with a {@link StockView}, all zero where there never was any.
     * Refused with {@code product-not-found} where there is no such product.
     */
    record FindStock(Sku sku) implements StockQuery {}

    /** A product's stock as the log has it this moment, for whoever has just changed it. */
    record ReadStockFromLog(Sku sku) implements StockQuery {}

    /**
     * The products that ever had stock, by sku; answers with a {@link StockPage}.
     *
     * @param low whether only those whose stock is low, or only the others; null for all
     * @param location whether only those of which there is a piece at this location; null for all
     * @param cursor the previous page's {@code nextCursor}
     */
    record SearchStock(
            @Nullable Boolean low,
            @Nullable LocationCode location,
            int limit,
            @Nullable String cursor) implements StockQuery {}

    /** The places that keep stock, as the read model has them; answers with a {@link LocationsView}. */
    record FindLocations() implements StockQuery {}

    /** The places that keep stock, as the log has them this moment; answers with a {@link LocationsView}. */
    record ReadLocationsFromLog() implements StockQuery {}
}
