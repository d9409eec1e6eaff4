package io.orderfold.pricing.event;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.orderfold.pricing.Region;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * From that day on the category is taxed at this rate there, until the day of a later one; it takes the place of one set
 * for the same day.
 */
public record TaxRateSet(
        Region region,
        String category,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent,
        LocalDate validFrom)
        implements TaxEvent {}
