package io.orderfold.pricing.event;

import io.orderfold.pricing.Region;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * From that day on the category is taxed at this rate there, until the day of a later one; it takes the place of one set
 * for the same day.
 */
public record TaxRateSet(Region region, String category, BigDecimal percent, LocalDate validFrom) implements TaxEvent {}
