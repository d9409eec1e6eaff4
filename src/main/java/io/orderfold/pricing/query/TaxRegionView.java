package io.orderfold.pricing.query;

import io.orderfold.kernel.Versioned;
import io.orderfold.pricing.Region;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The taxes of a region as people see them, folded from their events by {@link TaxRegionFold}. */
public record TaxRegionView(
        @Schema(description = "An ISO 3166-1 alpha-2 country code", example = "DE")
        Region region,

        @Schema(description = "Whether prices there have the tax in them", example = "true")
        boolean pricesIncludeTax,

        @Schema(description = "By category, the earliest first")
        List<TaxRateView> rates,

        @Schema(description = "How many changes there have been, counted from 0", example = "2")
        long version,

        Instant updatedAt)
        implements Versioned {}
