package io.orderfold.pricing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which tax there is on what. The one that comes with Orderfold answers from a table that managers keep; a shop that
 * asks a tax service puts its own in that one's place.
 */
public interface TaxRates {

    /**
     * The rate for a category of goods; {@link TaxRate#NONE} where none is set.
     *
     * @param region an ISO 3166-1 alpha-2 country code; null while it is not known where the goods go
     * @param on the day whose rate holds (UTC)
     */
    TaxRate rate(@Nullable String region, String category, LocalDate on);

    /** Whether prices there have the tax in them. */
    boolean pricesIncludeTax(@Nullable String region);
}
