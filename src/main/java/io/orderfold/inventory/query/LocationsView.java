package io.orderfold.inventory.query;

import io.orderfold.inventory.AllocationRule;
import io.orderfold.inventory.LocationCode;
import io.orderfold.kernel.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * All places that keep stock, and the rule by which orders are given to them.
 *
 * @param locations by code, the closed ones, too
 * @param version -1 where nothing was ever said about them
 */
public record LocationsView(
        @Schema(description = "By which rule orders are given to locations", example = "nearest")
        AllocationRule rule,

        @Schema(description = "By code; the closed ones, too")
        List<LocationView> locations,

        @Schema(description = "How many changes there have been, counted from 0; -1 for none", example = "2")
        long version)
        implements Versioned {

    /** What every shop begins with. */
    public static final LocationsView START = new LocationsView(
            AllocationRule.PRIORITY, List.of(new LocationView(LocationCode.MAIN, "Main", null, 0, true)), -1);
}
