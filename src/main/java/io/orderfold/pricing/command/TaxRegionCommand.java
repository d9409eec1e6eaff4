package io.orderfold.pricing.command;

import io.orderfold.pricing.Region;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that can be asked of the taxes of a region. Each answers with its version after it ({@code Long}). */
public sealed interface TaxRegionCommand {

    Region region();

    @TargetAggregateIdentifier
    default String streamId() {
        return "tax:" + region();
    }

    /**
     * Sets the rate of a category from a day on, in place of one set for that very day. The same again changes nothing.
     *
     * @param percent 0 to 100, with at most four decimals
     * @param validFrom its first day (UTC); a day that has passed corrects what is asked from now on, not orders that were
     *     placed
     */
    record SetTaxRate(Region region, String category, BigDecimal percent, LocalDate validFrom)
            implements TaxRegionCommand {}

    /** Says whether prices there have the tax in them; until it is said, they have not. */
    record SetPricesIncludeTax(Region region, boolean included) implements TaxRegionCommand {}
}
