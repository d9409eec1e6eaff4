package io.orderfold.inventory.query;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How many pieces of a product there are, and how many of them are promised.
 *
 * @param available on hand less reserved: below zero when pieces are promised that have yet to come in
 * @param version -1 where there has never been any movement
 */
public record StockView(
        @Schema(example = "MUG-1") Sku sku,

        @Schema(description = "Pieces in the house", example = "120")
        long onHand,

        @Schema(description = "Pieces set aside for orders", example = "15")
        long reserved,

        @Schema(
                description = "On hand less reserved; below zero when pieces are promised that have yet to come in",
                example = "105")
        long available,

        @Schema(description = "How many changes there have been, counted from 0; -1 for none", example = "7")
        long version)
        implements Versioned {

    static StockView of(Sku sku, long onHand, long reserved, long version) {
        return new StockView(sku, onHand, reserved, onHand - reserved, version);
    }

    /** A product of which there never was a piece. */
    public static StockView none(Sku sku) {
        return of(sku, 0, 0, -1);
    }
}
