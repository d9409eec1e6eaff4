package io.orderfold.inventory.query;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many pieces of a product there are, where they are, and how many of them are promised.
 *
 * @param available on hand less reserved and safety stock: below zero when pieces are promised that have yet to come in,
 *     or when the safety stock is touched
 * @param safetyStock how many pieces are not promised to orders that can't wait
 * @param lowAt at how many available pieces the stock is low; null for never
 * @param locations by code, those that have any
 * @param transfers the oldest first, those that have not arrived
 * @param version -1 where there has never been any movement
 */
public record StockView(
        @Schema(example = "MUG-1") Sku sku,

        @Schema(description = "Pieces in the house, at all locations together", example = "120")
        long onHand,

        @Schema(description = "Pieces set aside for orders", example = "15")
        long reserved,

        @Schema(
                description =
                        "On hand less reserved and safety stock: what an order that can't wait may have. Below zero"
                                + " when pieces are promised that have yet to come in, or the safety stock is touched",
                example = "100")
        long available,

        @Schema(description = "Pieces on their way between locations; they are not on hand", example = "40")
        long inTransit,

        @Schema(description = "Pieces held back from orders that can't wait", example = "5")
        int safetyStock,

        @Schema(description = "At how many available pieces the stock is low; null for never", example = "20") @Nullable
        Integer lowAt,

        @Schema(description = "Whether no more than `lowAt` are available", example = "false")
        boolean low,

        @Schema(description = "Where the pieces on hand are, by location")
        List<StockAtLocation> locations,

        @Schema(description = "What is on its way between locations, the oldest first")
        List<TransferView> transfers,

        @Schema(description = "How many changes there have been, counted from 0; -1 for none", example = "7")
        long version)
        implements Versioned {

    static StockView of(
            Sku sku,
            long reserved,
            int safetyStock,
            @Nullable Integer lowAt,
            List<StockAtLocation> locations,
            List<TransferView> transfers,
            long version) {
        long onHand = locations.stream().mapToLong(StockAtLocation::onHand).sum();
        long inTransit = transfers.stream().mapToLong(TransferView::quantity).sum();
        long available = onHand - reserved - safetyStock;
        boolean low = lowAt != null && available <= lowAt;
        return new StockView(
                sku,
                onHand,
                reserved,
                available,
                inTransit,
                safetyStock,
                lowAt,
                low,
                List.copyOf(locations),
                List.copyOf(transfers),
                version);
    }

    /** A product of which there never was a piece. */
    public static StockView none(Sku sku) {
        return of(sku, 0, 0, null, List.of(), List.of(), -1);
    }
}
