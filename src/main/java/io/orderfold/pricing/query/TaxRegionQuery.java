package io.orderfold.pricing.query;

import io.orderfold.pricing.Region;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked about taxes. */
public sealed interface TaxRegionQuery {

    /** The region as the read model has it; answers with an optional {@link TaxRegionView}. */
    record FindTaxRegion(Region region) implements TaxRegionQuery {}

    /** The region as the log has it this moment, for whoever has just changed it. */
    record ReadTaxRegionFromLog(Region region) implements TaxRegionQuery {}

    /**
     * A page of regions by code; answers with a {@link TaxRegionPage}.
     *
     * @param cursor the previous page's {@code nextCursor}
     */
    record SearchTaxRegions(int limit, @Nullable String cursor) implements TaxRegionQuery {}
}
