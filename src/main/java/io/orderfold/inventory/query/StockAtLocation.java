package io.orderfold.inventory.query;

import io.orderfold.inventory.LocationCode;
import io.swagger.v3.oas.annotations.media.Schema;

/** A product's pieces at one location. */
public record StockAtLocation(
        @Schema(example = "MAIN") LocationCode location,

        @Schema(description = "Pieces that are there", example = "80")
        long onHand,

        @Schema(description = "How many of them lie there for shipments", example = "4")
        long allocated) {}
