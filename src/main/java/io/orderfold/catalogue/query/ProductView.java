package io.orderfold.catalogue.query;

import io.orderfold.catalogue.Sku;
import io.orderfold.kernel.Money;
import io.orderfold.kernel.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A product as people see it, folded from its events by {@link ProductFold}.
 *
 * @param unitPrice in the currency it was registered in
 * @param prices one a currency, that of {@code unitPrice} first
 */
public record ProductView(
        @Schema(example = "MUG-1") Sku sku,
        @Schema(example = "Mug, blue") String name,

        @Schema(description = "In the currency it was registered in")
        Money unitPrice,

        @Schema(description = "One a currency, that of unitPrice first")
        List<Money> prices,

        @Schema(example = "standard") String taxCategory,

        @Schema(description = "Whether it may be ordered beyond what is in stock", example = "false")
        boolean backorderable,

        @Schema(description = "Whether it takes no new orders any more", example = "false")
        boolean discontinued,

        @Schema(description = "How many changes there have been, counted from 0", example = "0")
        long version,

        Instant registeredAt,
        Instant updatedAt)
        implements Versioned {}
