package io.orderfold.pricing.query;

import io.orderfold.kernel.Versioned;
import io.orderfold.pricing.Region;
import io.orderfold.pricing.ShippingMethodCode;
import io.orderfold.pricing.ShippingMethodStatus;
import io.orderfold.pricing.ShippingPrice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A way of sending goods as people see it, folded from its events by {@link ShippingMethodFold}. */
public record ShippingMethodView(
        @Schema(example = "parcel") ShippingMethodCode code,
        @Schema(example = "Parcel") String name,
        @Schema(description = "One a currency") List<ShippingPrice> prices,

        @Schema(description = "Country codes where it goes; none for everywhere", example = "[\"AT\", \"DE\"]")
        List<Region> regions,

        @Schema(example = "standard") String taxCategory,
        ShippingMethodStatus status,

        @Schema(description = "How many changes there have been, counted from 0", example = "0")
        long version,

        Instant definedAt,
        Instant updatedAt)
        implements Versioned {}
