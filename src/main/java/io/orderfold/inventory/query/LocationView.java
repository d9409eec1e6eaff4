package io.orderfold.inventory.query;

import io.orderfold.inventory.LocationCode;
import io.orderfold.inventory.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A place that keeps stock. */
public record LocationView(
        @Schema(example = "NORTH-2") LocationCode location,

        @Schema(example = "Warehouse north, hall 2") String name,

        @Schema(description = "Where it is; missing where that is not known") @Nullable
        Site site,

        @Schema(description = "0 to 9; the higher, the sooner orders are sent from it", example = "5")
        int priority,

        @Schema(description = "Whether it takes goods in", example = "true")
        boolean open) {}
